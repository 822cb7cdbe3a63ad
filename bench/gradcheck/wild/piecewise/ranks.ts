import { draft, extreme, type Make, range, tied } from "../draft.ts";
import { signed, total } from "../kink-siblings.ts";

type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** Rows of a list as a matrix of two rows or more. */
const rowsOf = (size: number) => {
  const columns = size >> 1;
  return [range(0, columns), range(columns, size)];
};

/** The least over rows of the largest in each, or the other way round. */
const extremeOfExtremes =
  (group: string, outer: 1 | -1): Make =>
  (size, random) => {
    const rows = rowsOf(size);
    const place = (x: Values, last: boolean) => {
      const inner = rows.map((row) => extreme(x, row, -outer, last));
      return extreme(x, inner, outer, last);
    };
    const by = (last: boolean) => (x: Values) => {
      const slopes = new Float64Array(size);
      slopes[place(x, last)] = 1.5;
      return slopes;
    };
    return draft(group, tied(size, random), (x, round) => round(1.5 * x[place(x, false)]!), {
      first: by(false),
      last: by(true),
    });
  };

/** The sum of the k largest minus a multiple of the sum of the others. */
const topAgainstRest: Make = (size, random) => {
  const count = 1 + Math.floor((size - 1) * random());
  const ranked = (x: Values, last: boolean) =>
    range(0, size).sort((a, b) => x[b]! - x[a]! || (last ? b - a : a - b));
  const by = (last: boolean) => (x: Values) => {
    const slopes = new Float64Array(size);
    for (const [rank, k] of ranked(x, last).entries()) slopes[k] = rank < count ? 1 : -0.4;
    return slopes;
  };
  const value = (x: Values, round: Round) =>
    total(
      ranked(x, false).map((k, rank) => (rank < count ? 1 : -0.4) * x[k]!),
      round,
    );
  return draft("top k against the rest", tied(size, random), value, { first: by(false), last: by(true) });
};

/** Maxima of overlapping windows of two rows and two columns, weighted with both signs. */
const windowsOfImage: Make = (size, random) => {
  const columns = Math.ceil(size / 3);
  const length = 3 * columns;
  const windows = [0, 1].flatMap((row) =>
    range(0, columns - 1).map((column) =>
      [0, 1, columns, columns + 1].map((offset) => row * columns + column + offset),
    ),
  );
  const weights = signed(windows.length, random);
  const by = (last: boolean) => (x: Values) => {
    const slopes = new Float64Array(length);
    for (const [k, window] of windows.entries()) slopes[extreme(x, window, 1, last)]! += weights[k]!;
    return slopes;
  };
  const value = (x: Values, round: Round) =>
    total(
      windows.map((window, k) => weights[k]! * x[extreme(x, window, 1, false)]!),
      round,
    );
  return draft("windows of an image", tied(length, random), value, { first: by(false), last: by(true) });
};

/** A multi-class hinge: one plus the best of the other scores, minus the score of the class. */
const classHinge: Make = (size, random) => {
  const target = Math.floor(size * random());
  const others = range(0, size).filter((k) => k !== target);
  const x = tied(size, random);
  if (random() < 0.5) x[target] = Math.fround(x[extreme(x, others, 1, false)]! + 1);
  const margin = (at: Values) => 1 + at[extreme(at, others, 1, false)]! - at[target]!;
  const by = (last: boolean, atZero: boolean) => (at: Values) => {
    const slopes = new Float64Array(size);
    if (margin(at) < 0 || (margin(at) === 0 && !atZero)) return slopes;
    slopes[extreme(at, others, 1, last)] = 1;
    slopes[target] = -1;
    return slopes;
  };
  return draft("multi-class hinge", x, (at, round) => round(Math.max(0, round(margin(at)))), {
    "first, flat": by(false, false),
    "last, steep": by(true, true),
  });
};

/** Weighted |xₖ₊₁ − xₖ| of steps with plateaus. */
const totalVariation: Make = (size, random) => {
  const weights = signed(size - 1, random);
  const by = (convention: -1 | 0 | 1) => (x: Values) => {
    const slopes = new Float64Array(size);
    for (const [k, w] of weights.entries()) {
      const slope = w * (Math.sign(x[k + 1]! - x[k]!) || convention);
      slopes[k + 1]! += slope;
      slopes[k]! -= slope;
    }
    return slopes;
  };
  const value = (x: Values, round: Round) =>
    total(
      weights.map((w, k) => w * Math.abs(x[k + 1]! - x[k]!)),
      round,
    );
  return draft("total variation", tied(size, random), value, { middle: by(0), left: by(-1), right: by(1) });
};

/** Lovász-like: sorted errors |p − t| times the steps of a Jaccard loss. */
const lovasz: Make = (size, random) => {
  const target = Float64Array.from({ length: size }, () => (random() < 0.5 ? 1 : 0));
  const x = Float64Array.from(
    { length: size },
    () => [0, 0.25, 0.5, 1, Math.fround(random())][Math.floor(5 * random())]!,
  );
  const all = target.reduce((sum, t) => sum + t, 0);
  const stepsOf = (p: Values, last: boolean) => {
    const errors = Array.from(p, (v, k) => Math.abs(v - target[k]!));
    const order = range(0, size).sort((a, b) => errors[b]! - errors[a]! || (last ? b - a : a - b));
    let [before, kept, added] = [0, all, 0];
    return order.map((k) => {
      kept -= target[k]!;
      added += 1 - target[k]!;
      const loss = 1 - kept / (all + added);
      const step = loss - before;
      before = loss;
      return { k, step, error: errors[k]! };
    });
  };
  // At an error of 0 the slope of the distance is that on the side where probabilities are.
  const by = (last: boolean, inside: boolean) => (p: Values) => {
    const slopes = new Float64Array(size);
    for (const { k, step } of stepsOf(p, last)) {
      const side = Math.sign(p[k]! - target[k]!);
      slopes[k] = step * (side || (inside ? (target[k] ? -1 : 1) : 0));
    }
    return slopes;
  };
  const value = (p: Values, round: Round) =>
    total(
      stepsOf(p, false).map(({ step, error }) => round(step) * error),
      round,
    );
  return draft(
    "Lovász of errors with ties",
    x,
    value,
    { first: by(false, true), last: by(true, true), "flat at 0": by(false, false) },
    [0, 1],
  );
};

/** Functions of ranks and differences, whose elements are tied. */
export const RANKS: readonly Make[] = [
  extremeOfExtremes("least of largest", -1),
  extremeOfExtremes("largest of least", 1),
  topAgainstRest,
  windowsOfImage,
  classHinge,
  totalVariation,
  lovasz,
];
