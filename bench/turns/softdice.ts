import {
  add,
  averageSurfaceDistance,
  binaryCrossEntropyLoss,
  centerlineDiceLoss,
  countOverlap,
  createArena,
  crossEntropyLoss,
  diceCrossEntropyLoss,
  diceLoss,
  divide,
  focalLoss,
  type LabelMap,
  labelMap,
  lovaszSoftmaxLoss,
  multiply,
  oneHot,
  subtract,
  sum,
  surfaceDistances,
  Tensor,
  valueAndGrad,
} from "softdice";
import { createPool } from "softdice/workers";
import { balls, shifted } from "../inputs/volumes.ts";
import { centerlineInputs } from "../suites/family.bench.ts";
import { binaryInputs, logitInputs, mapInputs } from "./inputs.ts";
import { measure, type Run } from "./run.ts";

const [work, runs, words, ...sizes] = process.argv.slice(2);
const [voxels, batch = 1, classes = 1] = sizes.map(Number) as [number, number?, number?];
/** Where the arrays lie, and what differs from a softmax over the first axis and labels that all count. */
const [place, variant] = words!.split("+");
const inArena = place === "arena" || place === "workers";
const shared = place === "workers";

/** An arena for so many elements and their gradient. */
const arenaFor = (elements: number) =>
  createArena({ bytes: 8 * elements + batch * voxels * 4 + 4096, shared });

/** The array that the gradients of all runs are written to: a given one of ordinary memory, or `null` for a new one at each run. */
const givenArray = (elements: number) => (place === "into" ? new Float32Array(elements) : null);

/** A loss of one tensor, with its gradient; in an arena the gradient has one array for all runs. */
function gradientOf(loss: (x: Tensor) => Tensor, x: Tensor, into: Tensor["data"] | null): Run {
  const differentiate = valueAndGrad(loss, into === null ? {} : { into });
  return () => {
    const { value, gradient } = differentiate(x);
    return value.item() + gradient.data[gradient.size >> 1]!;
  };
}

function binary(custom: boolean): Run {
  const { prediction, target } = binaryInputs(voxels);
  const shape = [1, voxels, 1];
  let [p, t] = [new Tensor(prediction, shape), new Tensor(target, shape)];
  let into: Tensor["data"] | null = givenArray(voxels);
  if (inArena) {
    const arena = arenaFor(2 * voxels);
    [p, t] = [arena.tensor(shape), arena.tensor(shape)];
    p.data.set(prediction);
    t.data.set(target);
    into = arena.tensor(shape).data;
  }
  const axes = { axes: [1] };
  const composed = (x: Tensor) => {
    const numerator = add(multiply(2, sum(multiply(x, t), axes)), 1e-6);
    const denominator = add(add(sum(x, axes), sum(t, axes)), 1e-6);
    return sum(subtract(1, divide(numerator, denominator)));
  };
  return gradientOf(custom ? composed : (x) => diceLoss(x, t), p, into);
}

const LOSSES = {
  softmax: diceLoss,
  entropy: diceCrossEntropyLoss,
  categorical: crossEntropyLoss,
  logistic: binaryCrossEntropyLoss,
  focal: focalLoss,
  lovasz: lovaszSoftmaxLoss,
} as const;

function softmax(kind: keyof typeof LOSSES): Run {
  const { logits, labels } = logitInputs(batch, classes, voxels);
  const last = variant === "last";
  const shape = last ? [batch, voxels, classes] : [batch, classes, voxels];
  if (variant === "mask") for (let k = 0; k < labels.length; k += 7) labels[k] = 255;
  let x = new Tensor(logits, shape);
  let target: LabelMap = labelMap(labels, [batch, voxels]);
  let into: Tensor["data"] | null = givenArray(logits.length);
  if (inArena) {
    const arena = arenaFor(logits.length);
    x = arena.tensor(shape);
    x.data.set(logits);
    target = arena.labelMap([batch, voxels]);
    target.data.set(labels);
    into = arena.tensor(shape).data;
  }
  const options = {
    activation: variant === "sigmoid" ? "sigmoid" : "softmax",
    classAxis: last ? -1 : 1,
    ...(variant === "mask" ? { ignoreIndex: 255 } : {}),
    ...(variant === "smoothing" ? { labelSmoothing: 0.1 } : {}),
    ...(variant === "squared" ? { squared: true } : {}),
  } as const;
  const given = variant === "soft" ? oneHot(target, classes, { classAxis: 1 }) : target;
  if (!shared) return gradientOf((z) => LOSSES[kind](z, given, options), x, into);
  const pool = createPool({ workers: 2 });
  return async () => (await pool.valueAndGrad(diceLoss, x, target, options, { into: into! })).value.item();
}

function counts(): Run {
  const maps = mapInputs(voxels);
  const shape = [voxels];
  let [p, t] = [labelMap(maps.prediction, shape), labelMap(maps.target, shape)];
  if (inArena) {
    const arena = createArena({ bytes: 2 * voxels + 4096 });
    [p, t] = [arena.labelMap(shape), arena.labelMap(shape)];
    p.data.set(maps.prediction);
    t.data.set(maps.target);
  }
  return () => countOverlap(p, t, { classes: 8 }).intersection[1]!;
}

function centerline(): Run {
  const edge = Math.round(Math.cbrt(voxels));
  const { prediction, target } = centerlineInputs(edge);
  const shape = [1, edge, edge, edge];
  const t = new Tensor(target, shape);
  const loss = (p: Tensor) => centerlineDiceLoss(p, t, { classAxis: null });
  return gradientOf(loss, new Tensor(prediction, shape), null);
}

/** The surfaces of balls beside those of the balls moved by one column. */
function surfaces(): Run {
  const edge = Math.round(Math.cbrt(voxels));
  const shape = [edge, edge, edge] as const;
  const target = balls(shape, classes, 5);
  const maps = [shifted(target, 1), target.labels].map((labels) => labelMap(labels, [...shape]));
  const options = { classes, spacing: [1, 1, 1] };
  return () => averageSurfaceDistance(surfaceDistances(maps[0]!, maps[1]!, options));
}

/** The arrays of a loss and of its gradient, without the loss. */
function nothing(): Run {
  const { logits, labels } = logitInputs(batch, classes, voxels);
  const gradient = new Float32Array(logits.length).fill(1);
  return () => logits[0]! + labels[0]! + gradient[0]!;
}

const run = {
  nothing,
  centerline,
  surfaces,
  binary: () => binary(false),
  custom: () => binary(true),
  counts,
  softmax: () => softmax("softmax"),
  entropy: () => softmax("entropy"),
  categorical: () => softmax("categorical"),
  logistic: () => softmax("logistic"),
  focal: () => softmax("focal"),
  lovasz: () => softmax("lovasz"),
}[work!]!();
await measure(run, Number(runs), shared);
process.exit();
