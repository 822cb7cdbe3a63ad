import fc from "fast-check";
import { labelMap, type Target, Tensor, tensor } from "../../../src/index.ts";
import type { Naive, NaiveOptions } from "../models/naive-losses.ts";

/** Arguments of a loss, for the library and for the model. */
export interface NaiveCase {
  readonly input: Naive;
  readonly options: NaiveOptions;
  readonly prediction: Tensor;
  readonly target: Target;
  /** The options as the library takes them: with `classAxis`, `mask` and `ignoreIndex`. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** A probability is a whole number over a power of two: nine in ten of the doubles from 0 to 1 are below 0.001. */
const fraction = fc.integer({ min: 0, max: 64 }).map((k) => k / 64);
/** At the bounds, and beyond them by as much as passes for rounding. */
const edge = fc.constantFrom(0, 1, -(2 ** -21), 1 + 2 ** -21, 2 ** -40);
const probability = fc.oneof({ weight: 4, arbitrary: fraction }, { weight: 1, arbitrary: edge });
const logit = fc.integer({ min: -512, max: 512 }).map((k) => k / 64);
const weight = fc.constantFrom(0, 0, 1, 0.25, 3);

/** Cases with every shared option: weights of 0, absent classes, values at and beyond the bounds, masks of everything. */
export const naiveCases: fc.Arbitrary<NaiveCase> = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    voxels: fc.integer({ min: 1, max: 5 }),
    classes: fc.integer({ min: 1, max: 4 }),
    place: fc.constantFrom("last", "first"),
    soft: fc.boolean(),
    masked: fc.constantFrom("no", "no", "mask", "ignored"),
    activation: fc.constantFrom("none", "none", "sigmoid", "softmax"),
    smooth: fc.constantFrom<unknown>(
      0,
      1e-6,
      0.5,
      { denominator: 0.25 },
      { floor: 0.5 },
      { numerator: 1, floor: 2 },
    ),
    squared: fc.boolean(),
    overlap: fc.constantFrom("product", "semimetric"),
    pooled: fc.boolean(),
    average: fc.constantFrom("macro", "micro"),
    includeBackground: fc.boolean(),
    weighted: fc.boolean(),
    weightNormalization: fc.constantFrom("weights", "classes", "none"),
    absentClasses: fc.constantFrom("keep", "skip", "zero"),
    reduction: fc.constantFrom("mean", "sum", "none"),
  })
  .chain((shape) => {
    const size = shape.batch * shape.voxels * shape.classes;
    const list = <T>(arbitrary: fc.Arbitrary<T>, length: number) =>
      fc.array(arbitrary, { minLength: length, maxLength: length });
    return fc.tuple(
      fc.constant(shape),
      list(shape.activation === "none" ? probability : logit, size),
      list(fc.oneof(probability, fc.constantFrom(0, 1)), size),
      list(fc.nat(Math.max(2, shape.classes) - 1), shape.batch * shape.voxels),
      list(fc.integer({ min: 0, max: 3 }), shape.batch * shape.voxels),
      list(weight, shape.classes),
    );
  })
  .filter(([{ classes, activation, includeBackground, weighted }, , , , , weights]) => {
    if (classes === 1 && (activation === "softmax" || !includeBackground)) return false;
    return !weighted || weights.slice(includeBackground ? 0 : 1).some((value) => value > 0);
  })
  .map(([shape, values, truths, labels, mask, weights]): NaiveCase => {
    const { batch, voxels, classes, soft, masked, place, pooled, weighted, smooth, ...rest } = shape;
    const counted = mask.map((value) => masked === "no" || value > 0);
    const table = <T>(of: (k: number, c: number) => T) =>
      Array.from({ length: batch }, (_, s) =>
        Array.from({ length: voxels }, (__, v) =>
          Array.from({ length: classes }, (___, c) => of(s * voxels + v, c)),
        ),
      );
    const flat = (list: readonly number[]) => {
      const data = new Float64Array(list.length);
      list.forEach((value, k) => {
        const [voxel, c] = [Math.floor(k / classes), k % classes];
        const [s, v] = [Math.floor(voxel / voxels), voxel % voxels];
        data[place === "last" ? k : (s * classes + c) * voxels + v] = value;
      });
      return new Tensor(data, place === "last" ? [batch, voxels, classes] : [batch, classes, voxels]);
    };
    const ignored = labels.map((label, k) => (masked === "ignored" && !counted[k] ? 9 : label));
    // A soft target has no label to ignore: the voxels are masked.
    const byMask = masked === "mask" || (masked === "ignored" && soft);
    const options = { ...rest, batch: pooled, classWeights: weighted ? weights : undefined } as const;
    const zeros = { numerator: 0, denominator: 0, floor: 0 };
    const asObject =
      typeof smooth === "number"
        ? { ...zeros, numerator: smooth, denominator: smooth }
        : { ...zeros, ...(smooth as object) };
    return {
      input: {
        prediction: table((k, c) => values[k * classes + c]!),
        target: table((k, c) =>
          soft ? truths[k * classes + c]! : Number(labels[k] === (classes === 1 ? 1 : c)),
        ),
        counted: Array.from({ length: batch }, (_, s) => counted.slice(s * voxels, (s + 1) * voxels)),
      },
      options: { ...options, smooth: asObject } as NaiveOptions,
      prediction: flat(values),
      target: soft ? flat(truths) : labelMap(ignored, [batch, voxels]),
      given: {
        ...options,
        smooth,
        classAxis: place === "last" ? -1 : 1,
        ...(byMask && { mask: tensor(counted.map(Number), [batch, voxels]) }),
        ...(masked === "ignored" && !soft && { ignoreIndex: 9 }),
      },
    };
  });

/** Compares a loss with the list of the model. */
export function agrees(got: Tensor, want: readonly number[], tolerance: number): boolean {
  return (
    got.size === want.length &&
    want.every((value, k) => Math.abs(got.data[k]! - value) <= tolerance * Math.max(1, Math.abs(value)))
  );
}
