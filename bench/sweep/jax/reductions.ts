import * as jax from "@jax-js/jax";
import { abs, max, min, norm, sum } from "../../../src/index.ts";
import { product } from "../formulas.ts";
import { equalTo, generic, type Input, list, positive } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const nn: Foreign = jax.nn;

const reduced = (name: string, f: Foreign, at: (...shape: number[]) => Input = generic): Row[] => [
  row(name, (x) => f(x), { generic: at(2, 3) }),
  row(`${name}, axis 0`, (x) => f(x, 0), { generic: at(2, 3) }),
  row(`${name}, axis 1, kept`, (x) => f(x, 1, { keepdims: true }), { generic: at(2, 3, 2) }),
];
const tied = { ties: list(1, 1, 0.5), "all equal": equalTo(1, 4) };
const shares = convention("even shares", "ties", "all equal");
const running = ["cumsum", "cumprod", "nancumsum", "nancumprod"].flatMap((name) =>
  [0, 1].map((axis) => row(`${name}, axis ${axis}`, (x) => np[name](x, axis), { generic: generic(3, 3) })),
);

/** Functions that reduce, or run, along axes. */
export const REDUCTIONS: readonly Row[] = [
  ...[
    "sum",
    "mean",
    "max",
    "min",
    "ptp",
    "nansum",
    "nanmean",
    "nanmax",
    "nanmin",
    "var_",
    "std",
    "nanvar",
    "nanstd",
  ].flatMap((name) => reduced(name, np[name])),
  ...reduced("prod", np.prod, positive),
  ...reduced("nanprod", np.nanprod, positive),
  ...reduced("logsumexp", nn.logsumexp),
  ...running,
  row("max of equal elements", (x) => np.max(x), tied, { ours: (x) => max(x!), notes: shares }),
  row(
    "min of equal elements",
    (x) => np.min(x),
    { ...tied, ties: list(1, 1, 1.5) },
    { ours: (x) => min(x!), notes: shares },
  ),
  row(
    "prod with one zero",
    (x) => np.prod(x),
    { "at 0": list(0.5, 0, 2) },
    {
      formula: product,
      notes: fault("NaN at the zero; the slope is the product of the others", "at 0"),
    },
  ),
  row(
    "prod with two zeros",
    (x) => np.prod(x),
    { "at 0": list(0, 0, 2) },
    {
      formula: product,
      notes: fault("NaN; the slope is 0", "at 0"),
    },
  ),
  row(
    "cumprod with a zero",
    (x) => np.cumprod(x),
    { "at 0": list(0.5, 0, 2) },
    {
      formula: (x) => [x![0]!, x![0]! * x![1]!, x![0]! * x![1]! * x![2]!],
      notes: fault("NaN at the zero; the slope is finite", "at 0"),
    },
  ),
  row(
    "std of a constant",
    (x) => np.std(x),
    { constant: equalTo(2, 3) },
    {
      formula: (x) => {
        const mean = x!.reduce((total, value) => total + value, 0) / x!.length;
        return [Math.sqrt(x!.reduce((total, value) => total + (value - mean) ** 2, 0) / x!.length)];
      },
      notes: convention("NaN, at a kink", "constant"),
    },
  ),
  row(
    "norm",
    (x) => np.linalg.norm(x),
    { generic: generic(5), "at 0": list(0, 0, 0) },
    {
      ours: (x) => norm(x!),
      notes: convention("0 at 0", "at 0"),
    },
  ),
  row(
    "norm 1",
    (x) => np.linalg.norm(x, { ord: 1 }),
    { generic: generic(5), "with a 0": list(0, 1, -2) },
    {
      ours: (x) => sum(abs(x!)),
      notes: convention("NaN at 0, a kink", "with a 0"),
    },
  ),
  row(
    "norm 3",
    (x) => np.linalg.norm(x, { ord: 3 }),
    { generic: generic(5), "with a 0": list(0, 1, -2) },
    {
      formula: (x) => [Math.cbrt(x!.reduce((total, value) => total + Math.abs(value) ** 3, 0))],
      notes: fault("NaN at 0; the slope is 0", "with a 0"),
    },
  ),
  row("norm infinity", (x) => np.linalg.norm(x, { ord: Infinity }), { generic: generic(5) }),
  row("softmax", (x) => nn.softmax(x), { generic: generic(2, 4) }),
  row("softmax, axis 0", (x) => nn.softmax(x, 0), { generic: generic(2, 4) }),
  row("logSoftmax", (x) => nn.logSoftmax(x), { generic: generic(2, 4) }),
  row("logmeanexp", (x) => nn.logmeanexp(x), { generic: generic(5) }),
  row("standardize", (x) => nn.standardize(x), { generic: generic(2, 4) }),
  row("glu", (x) => nn.glu(x), { generic: generic(2, 4) }),
];
