import { nearestMean } from "../../../../src/gradcheck/kinks/nearest-mean.ts";
import { mulberry32 } from "../../../../src/kernels/sampling/random.ts";
import { type ErrorMeasure, relativeError, type WildDraft, type WildGradient } from "../wild-case.ts";

type Inputs = readonly ArrayLike<number>[];

/** What a bug makes of the right gradient, one list of slopes for each input. */
type Change = (slopes: Float64Array, x: ArrayLike<number>) => Float64Array;

/** Rows of a list as a matrix: the largest divisor of its length up to the root of it. */
function rowsOf(length: number): number {
  let rows = 1;
  for (let k = 2; k * k <= length; k++) if (length % k === 0) rows = k;
  return rows;
}

const largestOf = (slopes: Float64Array) =>
  slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);

/** Bugs of one list of slopes. */
const CHANGES: Readonly<Record<string, Change>> = {
  "sign of one class of three": (g) => g.map((slope, k) => (k % 3 === 1 ? -slope : slope)),
  transposed: (g) => {
    const rows = rowsOf(g.length);
    const columns = g.length / rows;
    return g.map((_, k) => g[(k % columns) * rows + Math.floor(k / columns)] ?? g[k]!);
  },
  "factor of one sample of two": (g) => g.map((slope, k) => (2 * k < g.length ? slope : 2 * slope)),
  "factor of a mean over one axis": (g) => g.map((slope) => slope / Math.max(2, g.length / rowsOf(g.length))),
  "shifted by one": (g) => g.map((_, k) => g[(k + 1) % g.length]!),
  reversed: (g) => g.slice().reverse(),
  clipped: (g) => {
    const bound = 0.7 * largestOf(g);
    return g.map((slope) => Math.max(-bound, Math.min(bound, slope)));
  },
  "without its first element": (g) => g.map((slope, k) => (k === 0 ? 0 : slope)),
  "half at the last element": (g) => g.map((slope, k) => (k === g.length - 1 ? slope / 2 : slope)),
  magnitudes: (g) => g.map(Math.abs),
  "normalized to 1": (g) => {
    const norm = Math.hypot(...g);
    return g.map((slope) => slope / norm);
  },
  "mean taken off": (g) => {
    const mean = g.reduce((sum, slope) => sum + slope, 0) / g.length;
    return g.map((slope) => slope - mean);
  },
  "weight decay left in": (g, x) => g.map((slope, k) => slope + 0.01 * x[k]!),
  "smallest slopes dropped": (g) => {
    const bound = 0.3 * largestOf(g);
    return g.map((slope) => (Math.abs(slope) < bound ? 0 : slope));
  },
  "rounded to 8 bits": (g) => g.map((slope) => roundTo(slope, 8)),
  "largest × 1.005": (g) => {
    const most = largestOf(g);
    return g.map((slope) => (Math.abs(slope) === most ? 1.005 * slope : slope));
  },
};

/** A number of so many significant bits. */
function roundTo(value: number, bits: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - bits + 1);
  return unit * Math.round(value / unit);
}

/** Wrong gradients made of the first right one of a draft, each with one bug. */
export function plantedBugs({ right }: WildDraft): Record<string, WildGradient> {
  const correct = Object.values(right)[0]!;
  const bugs = Object.entries(CHANGES).map(([name, change]): [string, WildGradient] => [
    name,
    (inputs: Inputs) => correct(inputs).map((slopes, index) => change(slopes, inputs[index]!)),
  ]);
  return {
    ...Object.fromEntries(bugs),
    "taken at rounded x": (inputs) => correct(inputs.map((x) => Float64Array.from(x, (v) => roundTo(v, 8)))),
    "of the second input left out": (inputs) =>
      correct(inputs).map((slopes, index) => (index === 1 ? new Float64Array(slopes.length) : slopes)),
  };
}

/** Points beside x whose gradients, and means of them, are right at a kink of x. */
const BESIDE = 300;

/** How far beside: numbers of float32 may lie beside a kink and not on it. */
const LENGTHS = [1e-9, 3e-7];

/** The largest distance that the approximation of a mean may make, of a gradient that is one. */
const MAX_APPROXIMATION = 0.1;

/** The distance of a gradient to the nearest mean of right gradients at x and beside it; 0 if it may be such a mean. */
export const errorBesideMeans: ErrorMeasure = (draft, inputs, gradient) => {
  const random = mulberry32(1);
  const join = (parts: readonly Float64Array[]) =>
    Float64Array.from(parts.flatMap((part) => Array.from(part)));
  const rights = Object.values(draft.right);
  const beside = new Map(rights.map((right) => join(right(inputs))).map((one) => [one.join(), one]));
  for (let k = 0; k < BESIDE; k++) {
    const length = LENGTHS[k % LENGTHS.length]!;
    const moved = inputs.map((x) =>
      Float64Array.from(x, (v) => v + length * (2 * random() - 1) * (Math.abs(v) || 1)),
    );
    const one = join(rights[0]!(moved));
    const distances = Array.from(beside.values(), (known) => relativeError([one], [known]));
    if (one.every(Number.isFinite) && Math.min(...distances) > 1e-3) beside.set(one.join(), one);
  }
  const found = join(gradient(inputs));
  const known = [...beside.values()];
  const nearest = Math.min(...known.map((one) => relativeError([found], [one])));
  if (known.length === 1 || nearest === 0) return nearest;
  const error = Math.min(nearest, relativeError([found], [nearestMean(known, found)]));
  return error < MAX_APPROXIMATION ? 0 : error;
};
