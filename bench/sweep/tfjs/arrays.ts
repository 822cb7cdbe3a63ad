import * as module from "@tensorflow/tfjs";
import { elementwise } from "../formulas.ts";
import { generic, second, shaped } from "../points.ts";
import { type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;
const indices = (...values: number[]) => tf.tensor1d(values, "int32");
const copiesIgnored = fault("the gradient of the mirrored copies is left out", "generic");

/** Functions that arrange elements. */
export const ARRAYS: readonly Row[] = [
  row("gather", (x) => tf.gather(x, indices(2, 0, 2), 0), { generic: generic(3, 2) }),
  row("gather, axis 1", (x) => tf.gather(x, indices(1, 1, 0), 1), { generic: generic(2, 3) }),
  row("gather, last axis of 3", (x) => tf.gather(x, indices(1, 0), 2), { generic: generic(2, 2, 3) }),
  row("gatherND", (x) => tf.gatherND(x, tf.tensor2d([[0, 1]], [1, 2], "int32")), { generic: generic(2, 2) }),
  row("slice", (x) => tf.slice(x, [0, 1], [2, 2]), { generic: generic(2, 4) }),
  row("stridedSlice", (x) => tf.stridedSlice(x, [0], [5], [2]), { generic: generic(5) }),
  row(
    "pad",
    (x) =>
      tf.pad(x, [
        [1, 2],
        [0, 1],
      ]),
    { generic: generic(2, 3) },
  ),
  row("pad with a constant", (x) => tf.pad(x, [[1, 1]], 3), { generic: generic(3) }),
  row(
    "mirrorPad, reflect",
    (x) => tf.mirrorPad(x, [[1, 1]], "reflect"),
    { generic: generic(3) },
    {
      formula: (x) => [1, 0, 1, 2, 1].map((k) => x![k]!),
      notes: copiesIgnored,
    },
  ),
  row(
    "mirrorPad, symmetric",
    (x) => tf.mirrorPad(x, [[2, 1]], "symmetric"),
    { generic: generic(3) },
    {
      formula: (x) => [1, 0, 0, 1, 2, 2].map((k) => x![k]!),
      notes: copiesIgnored,
    },
  ),
  row("reverse", (x) => tf.reverse(x, 1), { generic: generic(2, 3) }),
  row("reverse, all axes", (x) => tf.reverse(x), { generic: generic(2, 3) }),
  row("concat", (a, b) => tf.concat([a, b, a], 1), { generic: [generic(2, 2), second(2, 1)] }),
  row("stack", (a, b) => tf.stack([a, b], 1), { generic: [generic(3), second(3)] }),
  row("unstack", (x) => tf.unstack(x, 1)[1], { generic: generic(2, 3) }),
  row("split", (x) => tf.mul(tf.split(x, 2, 1)[0], tf.split(x, 2, 1)[1]), { generic: generic(2, 4) }),
  row("tile", (x) => tf.tile(x, [2, 3]), { generic: generic(2, 2) }),
  row("tile, one axis", (x) => tf.tile(x, [4]), { generic: generic(3) }),
  row("expandDims", (x) => tf.expandDims(x, 1), { generic: generic(2, 3) }),
  row("squeeze", (x) => tf.squeeze(x), { generic: generic(1, 3, 1) }),
  row("reshape", (x) => tf.reshape(x, [3, 2]), { generic: generic(2, 3) }),
  row("transpose", (x) => tf.transpose(x, [2, 0, 1]), { generic: generic(2, 3, 2) }),
  row("broadcastTo", (x) => tf.broadcastTo(x, [4, 2, 3]), { generic: generic(2, 3) }),
  row("broadcastTo, inner axis", (x) => tf.broadcastTo(x, [2, 3]), { generic: generic(2, 1) }),
  row(
    "spaceToBatchND",
    (x) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    { generic: generic(1, 2, 2, 1) },
  ),
  row(
    "batchToSpaceND",
    (x) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    { generic: generic(4, 1, 1, 1) },
  ),
  row("unsortedSegmentSum", (x) => tf.unsortedSegmentSum(x, indices(0, 1, 0), 2), { generic: generic(3, 2) }),
  row("scatterND", (x) => tf.scatterND(tf.tensor2d([[0], [2]], [2, 1], "int32"), x, [4]), {
    generic: generic(2),
  }),
  row("topk", (x) => tf.topk(x, 2).values, { generic: generic(4) }),
  row("diag", (x) => tf.diag(x), { generic: generic(3) }),
  row("depthToSpace", (x) => tf.depthToSpace(x, 2), { generic: generic(1, 1, 1, 4) }),
  row(
    "where, the square root of 0 not taken",
    (x) => tf.where(tf.tensor1d([0, 1], "bool"), tf.sqrt(x), x),
    {
      "at 0": shaped([2], 0, 2),
    },
    {
      formula: elementwise((x, k) => (k === 0 ? x : Math.sqrt(x))),
      domain: [0, 10],
      notes: fault("NaN from the branch that is not taken", "at 0"),
    },
  ),
  row("linalg.bandPart", (x) => tf.linalg.bandPart(x, 1, 0), { generic: generic(3, 3) }),
  row(
    "tensorScatterUpdate",
    (x, y) => tf.tensorScatterUpdate(x, tf.tensor2d([[1], [3]], [2, 1], "int32"), y),
    {
      generic: [generic(4), second(2)],
    },
  ),
  row("maxPoolWithArgmax", (x) => tf.maxPoolWithArgmax(x, 2, 2, "valid").result, {
    generic: generic(1, 4, 4, 1),
  }),
  row("meshgrid", (x, y) => tf.concat(tf.meshgrid(x, y)), { generic: [generic(2), second(3)] }),
  row("dropout, seeded", (x) => tf.dropout(x, 0.4, undefined, 7), { generic: generic(6) }),
  row("image.rotateWithOffset", (x) => tf.image.rotateWithOffset(x, 0.5), { generic: generic(1, 3, 3, 1) }),
  row("image.transform", (x) => tf.image.transform(x, tf.tensor2d([[1, 0.1, 0, 0, 1, 0, 0, 0]])), {
    generic: generic(1, 3, 3, 1),
  }),
  row("oneHot times x", (x) => tf.mul(tf.oneHot(indices(0, 2), 3), x), { generic: generic(3) }),
  row("booleanMask by a product", (x) => tf.mul(x, tf.greater(x, 0).cast("float32")), {
    generic: generic(5),
  }),
];
