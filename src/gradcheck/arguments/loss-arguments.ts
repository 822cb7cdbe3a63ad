import type { FloatArray } from "../../tensor/allocate.ts";
import { isFloatArray } from "../../tensor/allocate.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { coordinatesOf, sameShape, sizeOf, stridesOf } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { dataOf, type GradcheckInput, shapeOf } from "./inputs.ts";

/** What a loss is called with. */
export interface LossArguments {
  readonly x: readonly GradcheckInput[];
  /** Undefined where there is none. */
  readonly target: unknown;
}

/** The target of every element of x, 0 or 1 if it holds labels; null where it has another shape. */
export function targetNumbers(target: unknown, shape: readonly number[]): ArrayLike<number> | null {
  if (!(target instanceof LabelMap)) {
    if (isFlatMask(target, shape)) return target;
    return isInput(target) && sameShape(shapeOf(target), shape) ? dataOf(target) : null;
  }
  const axis = classAxisOf(shape, target.shape);
  if (axis === undefined) return null;
  // Of one class alone the label is 1 where it is, not its number.
  if (axis === null || shape[axis] === 1) return target.data;
  const strides = stridesOf(target.shape);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return Float64Array.from({ length: size }, (_, element) => {
    const place = coordinatesOf(element, shape);
    const label = place.splice(axis, 1)[0];
    const voxel = place.reduce((sum, position, other) => sum + position * strides[other]!, 0);
    return target.data[voxel] === label ? 1 : 0;
  });
}

/** The axis that labels do without; null if they have them all, undefined if the shapes do not belong together. */
function classAxisOf(shape: readonly number[], labels: readonly number[]): number | null | undefined {
  if (sameShape(shape, labels)) return null;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (sameShape(labels, [...shape.slice(0, axis), ...shape.slice(axis + 1)])) return axis;
  }
  return undefined;
}

type Integers =
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/** A mask as it is often stored: integers, as many as x has numbers. */
function isFlatMask(target: unknown, shape: readonly number[]): target is Integers {
  if (!ArrayBuffer.isView(target) || target instanceof DataView || isInput(target)) return false;
  const { length, BYTES_PER_ELEMENT } = target as Integers;
  return BYTES_PER_ELEMENT <= 4 && length === sizeOf(shape);
}

function isInput(value: unknown): value is GradcheckInput {
  return value instanceof Tensor || isFloatArray(value);
}

/** The arguments with another number in one element of one input. */
export function withValue(
  { x, target }: LossArguments,
  input: number,
  element: number,
  value: number,
): LossArguments {
  const data = dataOf(x[input]!).slice();
  data[element] = value;
  return {
    x: x.map((other, index) => (index === input ? like(other, data, shapeOf(other)) : other)),
    target,
  };
}

/** Part of the arguments along an axis; null where a target does not follow. */
export function cut(
  { x, target }: LossArguments,
  axis: number,
  start: number,
  end: number,
): LossArguments | null {
  const shape = shapeOf(x[0]!);
  const part = (input: GradcheckInput) =>
    sameShape(shapeOf(input), shape)
      ? like(input, cutData(dataOf(input), shape, axis, start, end), cutShape(shape, axis, start, end))
      : input;
  const rest = { x: x.map(part) };
  if (target === undefined) return { ...rest, target };
  if (target instanceof LabelMap) {
    const classAxis = classAxisOf(shape, target.shape);
    if (classAxis === axis || classAxis === undefined) return null;
    const labelAxis = classAxis !== null && axis > classAxis ? axis - 1 : axis;
    const data = cutData(target.data, target.shape, labelAxis, start, end);
    return { ...rest, target: new LabelMap(data, cutShape(target.shape, labelAxis, start, end)) };
  }
  if (isFlatMask(target, shape)) return { ...rest, target: cutData(target, shape, axis, start, end) };
  return isInput(target) && sameShape(shapeOf(target), shape) ? { ...rest, target: part(target) } : null;
}

function cutShape(shape: readonly number[], axis: number, start: number, end: number): number[] {
  return shape.map((extent, other) => (other === axis ? end - start : extent));
}

function cutData<Data extends { slice(): Data; filter(keep: (value: number, at: number) => boolean): Data }>(
  data: Data,
  shape: readonly number[],
  axis: number,
  start: number,
  end: number,
): Data {
  const stride = stridesOf(shape)[axis]!;
  const extent = shape[axis]!;
  return data.filter((_, at) => {
    const position = Math.floor(at / stride) % extent;
    return position >= start && position < end;
  });
}

function like(input: GradcheckInput, data: FloatArray, shape: readonly number[]): GradcheckInput {
  return input instanceof Tensor ? new Tensor(data, shape) : data;
}
