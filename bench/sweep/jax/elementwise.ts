import * as jax from "@jax-js/jax";
import * as softdice from "../../../src/index.ts";
import { constant, elementwise } from "../formulas.ts";
import { aboveOne, betweenWhole, generic, type Input, inner, list, positive, unit } from "../points.ts";
import { convention, type Foreign, fault, type Ours, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;
const nn: Foreign = jax.nn;
const special: Foreign = jax.scipySpecial ?? {};
const lax: Foreign = jax.lax;

type Shaped = (...shape: number[]) => Input;

/** Functions that are checked at generic points, and at others if they have any. */
const PLAIN: readonly (readonly [name: string, f: Foreign, at: Shaped, ...others: number[]])[] = [
  ["acos", np.acos, inner],
  ["acosh", np.arccosh, aboveOne],
  ["asin", np.asin, inner],
  ["asinh", np.arcsinh, generic, 0, 20],
  ["atan", np.atan, generic, 0, 50],
  ["atanh", np.arctanh, inner],
  ["ceil", np.ceil, betweenWhole],
  ["cos", np.cos, generic, 0, 40],
  ["cosh", np.cosh, generic, 0, 8],
  ["exp", np.exp, generic, -30, 12],
  ["exp2", np.exp2, generic, -30, 12],
  ["expm1", np.expm1, generic, 0, 1e-4],
  ["floor", np.floor, betweenWhole],
  ["log", np.log, positive, 1e-4, 5],
  ["log1p", np.log1p, positive, 0, 9],
  ["log2", np.log2, positive],
  ["log10", np.log10, positive],
  ["negative", np.negative, generic],
  ["reciprocal", np.reciprocal, positive, -2, 1e-2, 1e2],
  ["rint", np.rint, betweenWhole],
  ["trunc", np.trunc, betweenWhole],
  ["sign", np.sign, generic],
  ["sin", np.sin, generic, 0, 40],
  ["sinh", np.sinh, generic, 0, 8],
  ["square", np.square, generic, 0, 100],
  ["tan", np.tan, inner, 0, 1],
  ["tanh", np.tanh, generic, -6, 4, 0],
  ["rad2deg", np.rad2deg, generic],
  ["nanToNum", np.nanToNum, generic],
  ["cbrt", np.cbrt, positive],
  ["sigmoid", nn.sigmoid, generic, -12, 8, 0],
  ["softplus", nn.softplus, generic, -12, 30, 0],
  ["softSign", nn.softSign, generic],
  ["silu", nn.silu, generic, 0],
  ["logSigmoid", nn.logSigmoid, generic, -20, 20, 0],
  ["hardSigmoid", nn.hardSigmoid, generic],
  ["hardSilu", nn.hardSilu, generic],
  ["hardTanh", nn.hardTanh, inner],
  ["celu", nn.celu, generic],
  ["selu", nn.selu, generic],
  ["gelu", nn.gelu, generic, 0],
  ["mish", nn.mish, generic, 0],
  ["squareplus", nn.squareplus, generic, 0],
  ["sparsePlus", nn.sparsePlus, inner],
  ["log1mexp", nn.log1mexp, positive],
  ["erf", lax.erf, generic, 0, 3],
  ["erfc", lax.erfc, generic, 0, 3],
  ["logit", special.logit, unit],
  ["deg2rad", np.deg2rad, generic],
  ["around", np.around, betweenWhole],
  ["identity", nn.identity, generic],
  ["sparseSigmoid", nn.sparseSigmoid, inner],
  ["modf, fraction", (x: Foreign) => np.modf(x)[0], betweenWhole],
  ["unwrap", np.unwrap, inner],
];

const plain = PLAIN.filter(([, f]) => f !== undefined).map(([name, f, at, ...others]) =>
  row(name, (x) => f(x), { generic: at(6), ...(others.length > 0 && { "far out": list(...others) }) }),
);

const { abs, clamp, relu, sqrt } = softdice as unknown as Record<string, Ours>;
const right = convention("the slope on the right at 0", "at 0");
const at = { generic: generic(6), "at 0": list(0, 0.5) };

/** Functions of each element. */
export const ELEMENTWISE: readonly Row[] = [
  ...plain,
  row("abs", (x) => np.abs(x), at, { ours: abs!, notes: convention("1 at 0", "at 0") }),
  row("relu", (x) => nn.relu(x), at, { ours: relu!, notes: convention("1 at 0", "at 0") }),
  row(
    "relu6",
    (x) => nn.relu6(x),
    { generic: generic(6), "at 0 and 6": list(0, 6, 3) },
    {
      formula: elementwise((x) => Math.min(6, Math.max(0, x))),
      notes: convention("1 at 0 and at 6", "at 0 and 6"),
    },
  ),
  row("leakyRelu", (x) => nn.leakyRelu(x), at, {
    formula: elementwise((x) => Math.max(x, 0.01 * x)),
    notes: right,
  }),
  row(
    "clip",
    (x) => np.clip(x, -0.5, 0.8),
    { generic: generic(6), "at a bound": list(-0.5, 0.8, 0.2) },
    {
      ours: (x) => clamp!(x!, { min: -0.5, max: 0.8 } as never),
      notes: convention("1 at a bound", "at a bound"),
    },
  ),
  row(
    "sqrt",
    (x) => np.sqrt(x),
    { generic: positive(6), "at 0": list(0, 0.5) },
    {
      ours: sqrt!,
      domain: [0, 10],
      notes: convention("infinite at 0, where the slope is", "at 0"),
    },
  ),
  row(
    "cbrt at 0",
    (x) => np.cbrt(x),
    { "at 0": list(0, 0.5) },
    {
      formula: elementwise(Math.cbrt),
      notes: convention("NaN at 0, where the slope is infinite", "at 0"),
    },
  ),
  row("sinc", (x) => np.sinc(x), at, {
    formula: elementwise((x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))),
    notes: fault("NaN at 0; the slope is 0", "at 0"),
  }),
  row(
    "elu",
    (x) => nn.elu(x),
    { generic: generic(6), "at 200": list(200, 0.5) },
    {
      formula: elementwise((x) => (x > 0 ? x : Math.expm1(x))),
      notes: fault("NaN from the branch that is not taken, whose exponential overflows", "at 200"),
    },
  ),
  row("power(x, 2)", (x) => np.power(x, 2), at, {
    formula: elementwise((x) => x ** 2),
    notes: fault("NaN at 0; the slope is 0", "at 0"),
  }),
  row("power(x, 3)", (x) => np.power(x, 3), at, {
    formula: elementwise((x) => x ** 3),
    notes: fault("NaN at 0; the slope is 0", "at 0"),
  }),
  row(
    "power(x, 0.5)",
    (x) => np.power(x, 0.5),
    { generic: positive(6), "at 0": list(0, 0.5) },
    {
      ours: sqrt!,
      domain: [0, 10],
      notes: convention("NaN at 0, where the slope is infinite", "at 0"),
    },
  ),
  row("astype int32 and back", (x) => x.astype("int32").astype("float32"), { generic: betweenWhole(6) }),
  row("heaviside", (x) => np.heaviside(x, 0.5), { generic: generic(6) }, { formula: constant }),
  row(
    "stopGradient",
    (x) => x.ref.mul(lax.stopGradient(x)),
    { generic: generic(4) },
    {
      formula: elementwise((x) => x ** 2),
      notes: convention("half of the slope of x², as the function is for", "generic"),
    },
  ),
];
