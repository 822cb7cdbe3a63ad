import * as jax from "@jax-js/jax";
import { maximum, minimum } from "../../../src/index.ts";
import { elementwise } from "../formulas.ts";
import { aboveOne, betweenWhole, generic, type Input, list, positive, second } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const np: Foreign = jax.numpy;

const pairs = (a: (...shape: number[]) => Input, b: (...shape: number[]) => Input) => ({
  generic: [a(2, 3), b(2, 3)],
  "a row": [a(2, 3), b(3)],
  "a column and a row": [a(2, 1), b(3)],
  "a scalar": [a(2, 3), b()],
});
const both = pairs(generic, second);
const ties = [list(1, 0.5, 1), list(1, 1, 0.2)];

/** Functions of two operands, both differentiated. */
export const PAIRS: readonly Row[] = [
  row("add", (a, b) => np.add(a, b), both),
  row("subtract", (a, b) => np.subtract(a, b), both),
  row("multiply", (a, b) => np.multiply(a, b), both),
  row("trueDivide", (a, b) => np.trueDivide(a, b), pairs(generic, positive)),
  row("floorDivide", (a, b) => np.floorDivide(a, b), { generic: [betweenWhole(2, 3), positive(2, 3)] }),
  row("remainder", (a, b) => np.remainder(a, b), { generic: [positive(2, 3), aboveOne(2, 3)] }),
  row("fmod", (a, b) => np.fmod(a, b), { generic: [positive(2, 3), aboveOne(2, 3)] }),
  row("power", (a, b) => np.power(a, b), pairs(positive, second)),
  row("atan2", (a, b) => np.atan2(a, b), both),
  row("hypot", (a, b) => np.hypot(a, b), both),
  row("logaddexp", (a, b) => np.logaddexp(a, b), both),
  row("floatPower", (a, b) => np.floatPower(a, b), pairs(positive, second)),
  row("logaddexp2", (a, b) => np.logaddexp2(a, b), both),
  row("divmod, remainder", (a, b) => np.divmod(a, b)[1], { generic: [positive(2, 3), aboveOne(2, 3)] }),
  row("ldexp", (a) => np.ldexp(a, np.array(Int32Array.of(1, 2, -1))), { generic: generic(3) }),
  row("polyadd", (a, b) => np.polyadd(a, b), { generic: [generic(3), second(2)] }),
  row("polysub", (a, b) => np.polysub(a, b), { generic: [generic(3), second(2)] }),
  row("average, weighted", (a, b) => np.average(a, null, { weights: b }), {
    generic: [generic(4), positive(4)],
  }),
  row(
    "select",
    (a, b) => np.select([np.array([true, false, false]), np.array([true, true, false])], [a, b], 0.5),
    {
      generic: [generic(3), second(3)],
    },
  ),
  row("copysign", (a, b) => np.copysign(a, b), { generic: both.generic }),
  row(
    "maximum",
    (a, b) => np.maximum(a, b),
    { ...both, ties },
    {
      ours: (a, b) => maximum(a!, b!),
      notes: convention("1 to the first of equal operands", "ties"),
    },
  ),
  row(
    "minimum",
    (a, b) => np.minimum(a, b),
    { ...both, ties },
    {
      ours: (a, b) => minimum(a!, b!),
      notes: convention("1 to the first of equal operands", "ties"),
    },
  ),
  row("fmax", (a, b) => np.fmax(a, b), { generic: both.generic }),
  row("fmin", (a, b) => np.fmin(a, b), { generic: both.generic }),
  row("where", (a, b) => np.where(np.array([true, false, true]), a, b), { generic: [generic(3), second(3)] }),
  row(
    "where, the square root of 0 not taken",
    (x) => np.where(np.array([true, false]), np.sqrt(x.ref), x),
    {
      "at 0": list(2, 0),
    },
    {
      formula: elementwise((x, k) => (k === 0 ? Math.sqrt(x) : x)),
      domain: [0, 10],
      notes: fault("NaN from the branch that is not taken", "at 0"),
    },
  ),
  row("a·a", (a) => a.ref.mul(a), { generic: generic(5), "at 0": list(0, 1) }),
  row("a/a", (a) => np.trueDivide(a.ref, a), { generic: positive(5) }),
];
