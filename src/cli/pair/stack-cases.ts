import { moveEachClass } from "../../files/pair/reorder-labels.ts";
import { InputError } from "../../files/source/input-error.ts";
import { memoryShape, type Probabilities, type Volume } from "../../files/volume/volume.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { sizeOf } from "../../tensor/shape.ts";

/** A case: the labels of both maps. */
interface StackedCase {
  readonly id: string;
  readonly prediction: LabelArray;
  readonly target: LabelArray;
  /** Of the prediction, where it has any. */
  readonly probabilities?: () => Probabilities;
}

/** The cases of two files of one shape, which are all on one grid. */
export interface StackedCases {
  readonly prediction: Volume;
  readonly target: Volume;
  readonly cases: readonly StackedCase[];
}

/** Both maps as one case; or, with the axis of a stack, each slice along it as a case `id[0]`, `id[1]`, … */
export function stackCases(
  id: string,
  prediction: Volume,
  target: Volume,
  batchAxis: number | undefined,
): StackedCases {
  const { probabilities } = prediction;
  if (batchAxis === undefined) {
    const whole = { id, prediction: prediction.labels, target: target.labels };
    return {
      prediction,
      target,
      cases: [{ ...whole, ...(probabilities && { probabilities: () => probabilities }) }],
    };
  }
  const { shape, order, file } = target;
  const rank = shape.length;
  const axis = batchAxis < 0 ? batchAxis + rank : batchAxis;
  if (!(axis >= 0 && axis < rank) || rank < 2)
    throw new InputError(`${file}: has ${rank} axes, and --batch-axis is ${batchAxis}`);
  const memory = memoryShape(target);
  const inner = sizeOf(memory.slice((order === "c" ? axis : rank - 1 - axis) + 1));
  const extent = shape[axis]!;
  const digits = String(extent - 1).length;
  const cases = Array.from({ length: extent }, (_, slice) => ({
    id: `${id}[${String(slice).padStart(digits, "0")}]`,
    prediction: sliceAt(prediction.labels, slice, extent, inner),
    target: sliceAt(target.labels, slice, extent, inner),
    ...(probabilities && {
      probabilities: () => moveEachClass(probabilities, (values) => sliceAt(values, slice, extent, inner)),
    }),
  }));
  return { prediction: withoutAxis(prediction, axis), target: withoutAxis(target, axis), cases };
}

/** The elements at one place of an axis, of which `inner` are contiguous. */
function sliceAt<Values extends LabelArray | FloatArray>(
  values: Values,
  slice: number,
  extent: number,
  inner: number,
): Values {
  const part = values.slice(0, values.length / extent) as Values;
  for (let at = 0; at < part.length; at += inner) {
    const from = at * extent + slice * inner;
    part.set(values.subarray(from, from + inner), at);
  }
  return part;
}

/** The grid of a slice. Its place in space is not known any more. */
function withoutAxis({ affine: _, ...volume }: Volume, axis: number): Volume {
  const { shape, spacing } = volume;
  const without = (list: readonly number[]) => list.filter((__, at) => at !== axis);
  return { ...volume, shape: without(shape), ...(spacing && { spacing: without(spacing) }) };
}

/** A remark on files that may be a stack of images: nothing in them says that they are a volume. */
export function stackNote(prediction: Volume, target: Volume, options: StackChoice): string[] {
  const { shape } = target;
  const isVolume = [prediction, target].some(({ spacing, affine }) => spacing ?? affine) || options.spacing;
  if (isVolume || shape.length < 3 || options.batchAxis !== undefined) return [];
  return [
    `the files have ${shape.length} axes and no spacing, and were scored as one ${shape.length === 3 ? "volume" : "array"}; if they are a stack of images, --batch-axis 0 scores each`,
  ];
}

interface StackChoice {
  readonly spacing: readonly number[] | undefined;
  readonly batchAxis?: number | undefined;
}
