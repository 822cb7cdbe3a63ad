import * as module from "@tensorflow/tfjs";
import * as softdice from "../../../src/index.ts";
import { constant, elementwise } from "../formulas.ts";
import { aboveOne, betweenWhole, generic, inner, list, negative, positive, unit } from "../points.ts";
import { convention, type Foreign, fault, hidden, type Ours, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;

/** Softdice operations of one tensor, as formulas. */
const { abs, clamp, relu, sqrt } = softdice as unknown as Record<string, Ours>;

const leaky = elementwise((x) => Math.max(x, 0.2 * x));

/** Functions of each element. */
export const ELEMENTWISE: readonly Row[] = [
  row(
    "abs",
    tf.abs,
    { generic: generic(6), "at 0": list(0, 0.5) },
    { ours: abs!, notes: convention("−1 at 0", "at 0") },
  ),
  row(
    "acos",
    tf.acos,
    { generic: inner(6), "at 1": list(1, 0.5) },
    { formula: elementwise(Math.acos), notes: convention("infinite, as the slope at a bound", "at 1") },
  ),
  row(
    "acosh",
    tf.acosh,
    { generic: aboveOne(6), "at 1": list(1, 2) },
    { formula: elementwise(Math.acosh), notes: convention("infinite, as the slope at a bound", "at 1") },
  ),
  row(
    "asin",
    tf.asin,
    { generic: inner(6), "at 1": list(1, 0.5) },
    { formula: elementwise(Math.asin), notes: convention("infinite, as the slope at a bound", "at 1") },
  ),
  row("asinh", tf.asinh, { generic: generic(6), "at 0": list(0, 20) }),
  row("atan", tf.atan, { generic: generic(6), "at 0": list(0, 50) }),
  row("atanh", tf.atanh, { generic: inner(6), "at 0": list(0, 0.99) }),
  row("ceil", tf.ceil, { generic: betweenWhole(6) }),
  row(
    "clipByValue",
    (x) => tf.clipByValue(x, -0.5, 0.8),
    { generic: generic(6), "at a bound": list(-0.5, 0.8, 0.2) },
    {
      ours: (x) => clamp!(x, { min: -0.5, max: 0.8 } as never),
      notes: convention("1 at a bound", "at a bound"),
    },
  ),
  row("cos", tf.cos, { generic: generic(6), "at 0": list(0, 40) }),
  row("cosh", tf.cosh, { generic: generic(6), "at 0": list(0, 8) }),
  row("elu", tf.elu, { generic: generic(6), "at 0": list(0, -30) }),
  row("erf", tf.erf, { generic: generic(6), "at 0": list(0, 3) }),
  row("exp", tf.exp, { generic: generic(6), "far out": list(-30, 12) }),
  row("expm1", tf.expm1, { generic: generic(6), "at 0": list(0, 1e-4) }),
  row("floor", tf.floor, { generic: betweenWhole(6) }),
  row(
    "leakyRelu",
    (x) => tf.leakyRelu(x, 0.2),
    { generic: generic(6), "at 0": list(0, 0.5) },
    { formula: leaky, notes: convention("the slope on the left at 0", "at 0") },
  ),
  row("log", tf.log, { generic: positive(6), small: list(1e-4, 2) }),
  row("log1p", tf.log1p, { generic: positive(6), "at 0": list(0, 9) }),
  row("logSigmoid", tf.logSigmoid, { generic: generic(6), "far out": list(-20, 20, 0) }),
  row("neg", tf.neg, { generic: generic(6) }),
  row(
    "prelu",
    (x) => tf.prelu(x, tf.tensor1d([0.2, 0.3, 0.4])),
    { generic: generic(3), "at 0": list(0, 1, -1) },
    {
      formula: elementwise((x, k) => Math.max(x, [0.2, 0.3, 0.4][k]! * x)),
      notes: convention("the slope on the left at 0", "at 0"),
    },
  ),
  row("reciprocal", tf.reciprocal, {
    generic: positive(6),
    negative: negative(6),
    "of many scales": list(-2, 1e-2, 1e2),
  }),
  row(
    "relu",
    tf.relu,
    { generic: generic(6), "at 0": list(0, 0.5) },
    { ours: relu!, notes: convention("0 at 0", "at 0") },
  ),
  row(
    "relu6",
    tf.relu6,
    { generic: generic(6), "at 0 and 6": list(0, 6, 3) },
    {
      formula: elementwise((x) => Math.min(6, Math.max(0, x))),
      notes: convention("0 at 0, 1 at 6", "at 0 and 6"),
    },
  ),
  row("round", tf.round, { generic: betweenWhole(6) }),
  row("rsqrt", tf.rsqrt, { generic: positive(6) }),
  row(
    "selu",
    tf.selu,
    { generic: generic(6), "at 0": list(0, 0.5) },
    {
      formula: elementwise((x) => (x > 0 ? 1.0507009873554805 * x : 1.7580993408473766 * Math.expm1(x))),
      notes: convention("the slope on the left at 0", "at 0"),
    },
  ),
  row("sigmoid", tf.sigmoid, { generic: generic(6), "far out": list(-12, 8, 0) }),
  row("sign", tf.sign, { generic: generic(6) }),
  row("sin", tf.sin, { generic: generic(6), "at 0": list(0, 40) }),
  row("sinh", tf.sinh, { generic: generic(6), "at 0": list(0, 8) }),
  row("softplus", tf.softplus, { generic: generic(6), "far out": list(-12, 30, 0) }),
  row(
    "sqrt",
    tf.sqrt,
    { generic: positive(6), "at 0": list(0, 0.5) },
    { ours: sqrt!, domain: [0, 10], notes: convention("infinite at 0, where the slope is", "at 0") },
  ),
  row("square", tf.square, { generic: generic(6), "at 0": list(0, 100) }),
  row(
    "step",
    (x) => tf.step(x, 0.5),
    { generic: generic(6) },
    { formula: elementwise((x) => (x > 0 ? 1 : 0.5)), notes: {} },
  ),
  row("tan", tf.tan, { generic: inner(6), "at 0": list(0, 1) }),
  row("tanh", tf.tanh, { generic: generic(6), "far out": list(-6, 4, 0) }),
  row("onesLike", tf.onesLike, { generic: generic(6) }),
  row("zerosLike", tf.zerosLike, { generic: generic(6) }),
  row("clone", tf.clone, { generic: generic(6) }),
  row(
    "cast to int32 and back",
    (x) => tf.cast(tf.cast(x, "int32"), "float32"),
    { generic: betweenWhole(4) },
    {
      formula: elementwise(Math.trunc),
      notes: hidden("1 passes through a step function, whose slope is 0", "generic"),
    },
  ),
  row(
    "cast to bool and back",
    (x) => tf.cast(tf.cast(x, "bool"), "float32"),
    { generic: generic(4) },
    { formula: constant, notes: fault("1 passes through a step function, whose slope is 0", "generic") },
  ),
  row("pow by a constant", (x) => tf.pow(x, tf.scalar(3)), { generic: generic(6), "at 0": list(0, 0.5) }),
  row(
    "pow 0.5",
    (x) => tf.pow(x, tf.scalar(0.5)),
    { generic: positive(6), "at 0": list(0, 0.5) },
    { ours: sqrt!, domain: [0, 10], notes: convention("infinite at 0, where the slope is", "at 0") },
  ),
  row(
    "pow 0",
    (x) => tf.pow(x, tf.zerosLike(x)),
    { generic: positive(6), "at 0": list(0, 0.5) },
    {
      formula: constant,
      notes: fault("NaN at 0 for the exponent 0, where the function is constant", "at 0"),
    },
  ),
  row("exp of unit numbers", tf.exp, { unit: unit(6) }),
];
