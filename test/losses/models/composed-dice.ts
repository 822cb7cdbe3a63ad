import {
  abs,
  add,
  clamp,
  divide,
  equal,
  LabelMap,
  multiply,
  type OverlapLossOptions,
  oneHot,
  reshape,
  sigmoid,
  softmax,
  square,
  subtract,
  sum,
  type Target,
  Tensor,
  transpose,
  where,
} from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

/**
 * The Dice loss once more, from primitive operations alone and without the library's layout, passes or reductions: slow,
 * and plain to read. Float64, one-hot targets, everything materialized.
 */
export function composedDice(prediction: Tensor, target: Target, options: OverlapLossOptions = {}): Tensor {
  const {
    classAxis = -1,
    activation = "none",
    squared = false,
    overlap = "product",
    includeBackground = true,
  } = options;
  const logits = classesLast(prediction, classAxis);
  const p = activation === "none" ? logits : activation === "sigmoid" ? sigmoid(logits) : softmax(logits);
  const classes = p.shape.at(-1)!;
  const t = targetOf(target, classes, classAxis);
  const counted = countedOf(options, target, p);
  const zeroed = (x: Tensor) => where(counted, x, 0);
  const overVoxels = (x: Tensor) => sum(zeroed(x), { axes: 1 });

  const size = (x: Tensor) => overVoxels(squared ? square(x) : x);
  let [predicted, actual, volume] = [size(p), size(t), overVoxels(t)];
  const difference = squared ? square(subtract(p, t)) : abs(subtract(p, t));
  let intersection =
    overlap === "product"
      ? overVoxels(multiply(p, t))
      : divide(subtract(add(predicted, actual), overVoxels(difference)), 2);
  if (!includeBackground) {
    const kept = Float64Array.from({ length: classes }, (_, c) => (c === 0 ? 0 : 1));
    const drop = (x: Tensor) => pick(x, kept);
    [predicted, actual, volume, intersection] = [
      drop(predicted),
      drop(actual),
      drop(volume),
      drop(intersection),
    ];
  }
  if (options.batch) {
    const pool = (x: Tensor) => sum(x, { axes: 0, keepDims: true });
    [predicted, actual, volume, intersection] = [
      pool(predicted),
      pool(actual),
      pool(volume),
      pool(intersection),
    ];
  }
  return reduced(intersection, predicted, actual, volume, options);
}

/** Ratio, weights and reduction, row by row and class by class. */
function reduced(i: Tensor, p: Tensor, t: Tensor, volume: Tensor, options: OverlapLossOptions): Tensor {
  const {
    average = "macro",
    reduction = "mean",
    weightNormalization = "weights",
    absentClasses = "keep",
  } = options;
  const [rows, classes] = i.shape as [number, number];
  const all = Array.from(options.classWeights ?? new Array<number>(classes + 1).fill(1));
  const weights = options.includeBackground === false ? all.slice(1) : all.slice(0, classes);
  const entry = (x: Tensor, row: number, c: number) =>
    sum(multiply(x, unit([rows, classes], row * classes + c)));
  const present = (row: number, c: number) => absentClasses === "keep" || volume.data[row * classes + c]! > 0;
  const loss = (n: Tensor, d: Tensor) => subtract(1, smoothed(n, d, options));
  const zero = tensor(0, [], { dtype: "float64" });

  const rowLosses: { total: Tensor; counts: boolean; entries: Tensor[] }[] = [];
  for (let row = 0; row < rows; row++) {
    let [total, divisor, someLeft] = [zero, 0, false];
    const entries: Tensor[] = [];
    let [pooledI, pooledSize] = [zero, zero];
    for (let c = 0; c < classes; c++) {
      const weight = weights[c]!;
      const there = present(row, c);
      const both = entry(i, row, c);
      const size = add(entry(p, row, c), entry(t, row, c));
      if (average === "micro") {
        someLeft ||= there;
        if (there)
          [pooledI, pooledSize] = [
            add(pooledI, multiply(weight, both)),
            add(pooledSize, multiply(weight, size)),
          ];
        continue;
      }
      const one = there ? multiply(weight, loss(multiply(2, both), size)) : zero;
      entries.push(one);
      if (!there && absentClasses === "skip") continue;
      someLeft = true;
      total = add(total, one);
      divisor += options.classWeights === undefined || weightNormalization === "classes" ? 1 : weight;
    }
    if (average === "micro") {
      total = someLeft ? loss(multiply(2, pooledI), pooledSize) : zero;
      entries.push(total);
    } else if (someLeft && !(options.classWeights !== undefined && weightNormalization === "none")) {
      total = divide(total, divisor);
    }
    rowLosses.push({ total, counts: someLeft || absentClasses === "zero", entries });
  }
  const flat = rowLosses.flatMap(({ entries }) => entries);
  if (reduction === "sum") return flat.reduce(add, zero);
  if (reduction === "none") {
    const shape = [...(options.batch ? [] : [rows]), ...(average === "micro" ? [] : [classes])];
    return reshape(
      flat.reduce((stack, one, k) => add(stack, multiply(one, unit([flat.length], k))), zero),
      shape,
    );
  }
  const left = rowLosses.filter(({ counts }) => counts);
  return left.length === 0 ? zero : divide(left.map(({ total }) => total).reduce(add, zero), left.length);
}

function smoothed(numerator: Tensor, denominator: Tensor, { smooth = 1e-6 }: OverlapLossOptions): Tensor {
  const s = typeof smooth === "number" ? { numerator: smooth, denominator: smooth } : smooth;
  const below = clamp(add(denominator, s.denominator ?? 0), { min: ("floor" in s ? s.floor : 0) ?? 0 });
  const empty = equal(below, 0);
  return where(empty, 1, divide(add(numerator, s.numerator ?? 0), where(empty, 1, below)));
}

/** [batch, voxels, classes]. */
function classesLast(x: Tensor, classAxis: number | null): Tensor {
  if (classAxis === null) return reshape(x, [x.shape[0]!, x.size / x.shape[0]!, 1]);
  const axis = (classAxis + x.rank) % x.rank;
  const order = x.shape.map((_, other) => other).filter((other) => other !== axis);
  const last = transpose(x, [...order, axis]);
  const classes = x.shape[axis]!;
  return reshape(last, [x.shape[0]!, x.size / x.shape[0]! / classes, classes]);
}

function targetOf(target: Target, classes: number, classAxis: number | null): Tensor {
  if (!(target instanceof LabelMap))
    return classesLast(tensor(target.data, target.shape, { dtype: "float64" }), classAxis);
  const batch = target.shape[0]!;
  const shape = [batch, target.size / batch];
  const hot = (label: number) => (label >= 0 && label < Math.max(2, classes) ? label : 0);
  const inside = new LabelMap(Int32Array.from(target.data, hot), shape);
  if (classes > 1) return oneHot(inside, classes, { dtype: "float64" });
  return tensor(Float64Array.from(inside.data), [...shape, 1]);
}

function countedOf({ mask, ignoreIndex }: OverlapLossOptions, target: Target, p: Tensor): Tensor {
  const [batch, voxels] = p.shape as [number, number];
  const counted = new Float64Array(batch * voxels).fill(1);
  counted.forEach((_, k) => {
    if (mask !== undefined && mask.data[k] === 0) counted[k] = 0;
    if (ignoreIndex !== undefined && target.data[k] === ignoreIndex) counted[k] = 0;
  });
  return tensor(counted, [batch, voxels, 1]);
}

/** Class 0 left out of [batch, classes]. */
function pick(x: Tensor, kept: Float64Array): Tensor {
  const classes = kept.length;
  const shift = new Float64Array(classes * (classes - 1));
  for (let c = 1; c < classes; c++) shift[c * (classes - 1) + c - 1] = kept[c]!;
  return sum(multiply(reshape(x, [...x.shape, 1]), tensor(shift, [classes, classes - 1])), { axes: 1 });
}

function unit(shape: number[], at: number): Tensor {
  const data = new Float64Array(shape.reduce((size, extent) => size * extent, 1));
  data[at] = 1;
  return new Tensor(data, shape);
}
