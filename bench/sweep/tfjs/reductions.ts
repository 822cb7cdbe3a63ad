import * as module from "@tensorflow/tfjs";
import { max, min, norm } from "../../../src/index.ts";
import { cumulativeSums } from "../formulas.ts";
import { equalTo, generic, type Input, list, positive, shaped } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;

/** A reduction of all elements, along an axis, and along one that is kept. */
const reduced = (
  name: string,
  f: (x: Foreign, axis?: number, keep?: boolean) => Foreign,
  at: (...shape: number[]) => Input = generic,
): Row[] => [
  row(name, (x) => f(x), { generic: at(2, 3) }),
  row(`${name}, axis 0`, (x) => f(x, 0), { generic: at(2, 3) }),
  row(`${name}, axis 1, kept`, (x) => f(x, 1, true), { generic: at(2, 3, 2) }),
];

const sharesAll = fault(
  "each of the equal elements gets the whole gradient: their sum is a multiple of the slope",
  "ties",
  "all equal",
);
const tied = { ties: list(1, 1, 0.5), "all equal": equalTo(1, 4) };

const cumulative = (axis: number, exclusive: boolean, reverse: boolean): Row =>
  row(
    `cumsum, axis ${axis}${exclusive ? ", exclusive" : ""}${reverse ? ", reverse" : ""}`,
    (x) => tf.cumsum(x, axis, exclusive, reverse),
    { generic: generic(3, 3, 3) },
    {
      formula: cumulativeSums(3, axis, exclusive, reverse),
      notes:
        axis === 2 ? {} : fault("the gradient is that of another axis; the last axis is right", "generic"),
    },
  );

const VARIANTS = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

/** Functions that reduce, or run, along axes. */
export const REDUCTIONS: readonly Row[] = [
  ...reduced("sum", tf.sum),
  ...reduced("euclideanNorm", tf.euclideanNorm),
  ...reduced("mean", tf.mean),
  ...reduced("prod", tf.prod, positive),
  ...reduced("logSumExp", tf.logSumExp),
  ...reduced("max", tf.max),
  ...reduced("min", tf.min),
  row("max of equal elements", (x) => tf.max(x), tied, { ours: (x) => max(x!), notes: sharesAll }),
  row(
    "min of equal elements",
    (x) => tf.min(x),
    { ...tied, ties: list(1, 1, 1.5) },
    { ours: (x) => min(x!), notes: sharesAll },
  ),
  row("norm, infinity, of equal elements", (x) => tf.norm(x, Infinity), tied, {
    ours: (x) => max(x!),
    notes: sharesAll,
  }),
  row("norm 1", (x) => tf.norm(x, 1), { generic: generic(5) }),
  row("norm infinity", (x) => tf.norm(x, Infinity), { generic: generic(5) }),
  row(
    "norm euclidean",
    (x) => tf.norm(x),
    { generic: generic(5), "at 0": list(0, 0, 0) },
    {
      ours: (x) => norm(x!),
      notes: convention("NaN at 0", "at 0"),
    },
  ),
  row("norm euclidean, axis 1", (x) => tf.norm(x, "euclidean", 1), { generic: generic(2, 3) }),
  row("norm fro, axes", (x) => tf.norm(x, "fro", [0, 1]), { generic: generic(2, 3) }),
  row("moments", (x) => tf.concat([tf.moments(x).mean.reshape([1]), tf.moments(x).variance.reshape([1])]), {
    generic: generic(6),
    constant: equalTo(2, 4),
  }),
  row("moments, axis 1", (x) => tf.moments(x, 1).variance, { generic: generic(2, 4) }),
  row("softmax", tf.softmax, { generic: generic(2, 4), saturated: shaped([1, 3], 20, -20, 5) }),
  row("logSoftmax", tf.logSoftmax, { generic: generic(2, 4), "far out": shaped([1, 3], 20, -20, 5) }),
  ...[0, 1, 2].flatMap((axis) =>
    VARIANTS.map(([exclusive, reverse]) => cumulative(axis, exclusive, reverse)),
  ),
  row("cumsum, one axis", (x) => tf.cumsum(x), { generic: generic(6) }),
  row("cumprod", (x) => tf.cumprod(x), { generic: generic(5) }),
];
