import * as module from "@tensorflow/tfjs";
import * as softdice from "../../../src/index.ts";
import { pairwise } from "../formulas.ts";
import { aboveOne, betweenWhole, generic, type Input, list, positive, second } from "../points.ts";
import { convention, type Foreign, hidden, type Note, type Ours, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;
const { maximum, minimum } = softdice as unknown as Record<string, Ours>;

/** Two operands of one shape, and of shapes that broadcast. */
const pairs = (a: (...shape: number[]) => Input, b: (...shape: number[]) => Input) => ({
  generic: [a(2, 3), b(2, 3)],
  "a row": [a(2, 3), b(3)],
  "a column and a row": [a(2, 1), b(3)],
  "a scalar": [a(2, 3), b()],
});
const both = pairs(generic, second);
const firstOnly = { generic: both.generic };
const ties = [list(1, 0.5, 1), list(1, 1, 0.2)];

const floors: Record<string, Note> = hidden(
  "the gradient of true division, 1/b and −a/b²; the quotient is a staircase, whose slope is 0",
  ...Object.keys(both),
);

/** Functions of two operands, both differentiated. */
export const PAIRS: readonly Row[] = [
  row("add", tf.add, both),
  row("sub", tf.sub, both),
  row("mul", tf.mul, both),
  row("div", tf.div, pairs(generic, positive)),
  row("divNoNan", tf.divNoNan, { generic: pairs(generic, positive).generic }),
  row(
    "floorDiv",
    tf.floorDiv,
    { generic: [betweenWhole(2, 3), positive(2, 3)] },
    { formula: pairwise((a, b) => Math.floor(a / b)), notes: { generic: floors.generic! } },
  ),
  row("mod", tf.mod, { generic: [positive(2, 3), aboveOne(2, 3)] }),
  row("pow", tf.pow, pairs(positive, second)),
  row("atan2", tf.atan2, both),
  row(
    "maximum",
    tf.maximum,
    { ...firstOnly, ties },
    { ours: maximum!, notes: convention("1 to the first of equal operands", "ties") },
  ),
  row(
    "minimum",
    tf.minimum,
    { ...firstOnly, ties },
    { ours: minimum!, notes: convention("1 to the first of equal operands", "ties") },
  ),
  row("maximum, broadcast", tf.maximum, { "a row": both["a row"] }),
  row("minimum, broadcast", tf.minimum, { "a row": both["a row"] }),
  row("squaredDifference", tf.squaredDifference, firstOnly),
  row("squaredDifference, broadcast", tf.squaredDifference, { "a row": both["a row"] }),
  row(
    "where",
    (a, b) =>
      tf.where(
        tf.tensor2d(
          [
            [1, 0, 1],
            [0, 1, 0],
          ],
          [2, 3],
          "bool",
        ),
        a,
        b,
      ),
    firstOnly,
  ),
  row("a·a", (a) => tf.mul(a, a), { generic: generic(5), "at 0": list(0, 1) }),
  row("a/a", (a) => tf.div(a, a), { generic: positive(5) }),
  row("atan2(a, a)", (a) => tf.atan2(a, a), { generic: positive(5) }),
  row("addN", (a, b) => tf.addN([a, b, a]), firstOnly),
];
