import { checkInteger } from "./check-options.ts";
import { describe } from "./describe.ts";
import { checkShape, sizeOf, stridesOf } from "./shape.ts";

/** Numbers of any kind in one typed array. */
type Numbers = ArrayLike<number | bigint> & ArrayBufferView;

/**
 * Numbers and their shape as other libraries hold them: a tensor of TensorFlow.js (`dataSync`, `shape`) or of ONNX Runtime
 * (`data`, `dims`), an ndarray (`data`, `shape`, `stride`, `offset`), an ImageData (`data`, `width`, `height`).
 */
export type ForeignArray =
  | {
      readonly data: ArrayLike<number | bigint>;
      readonly shape: readonly number[];
      readonly stride?: readonly number[];
      readonly offset?: number;
    }
  | { readonly dataSync: () => ArrayLike<number | bigint>; readonly shape: readonly number[] }
  | { readonly data: ArrayLike<number | bigint>; readonly dims: readonly number[] }
  | { readonly data: ArrayLike<number>; readonly width: number; readonly height: number };

/** One typed array and its shape. */
export interface ShapedNumbers {
  readonly data: Numbers;
  readonly shape: readonly number[];
}

/** Channels of an image: red, green, blue, opacity. */
const CHANNELS = 4;

/**
 * The numbers of a foreign array, where they lie; copied only where they are not next to each other. Null for anything
 * else.
 *
 * @param channel - the one channel of an image that is wanted
 */
export function readForeign(name: string, values: unknown, channel: unknown): ShapedNumbers | null {
  if (typeof values !== "object" || values === null || Array.isArray(values) || ArrayBuffer.isView(values)) {
    return null;
  }
  const { data, dataSync, shape, dims, width, height, stride, offset } = values as Record<string, unknown>;
  const extents = shape ?? dims;
  if (extents === undefined) {
    if (typeof width !== "number" || typeof height !== "number" || !ArrayBuffer.isView(data)) return null;
    return readImage(name, data as Numbers, [height, width, CHANNELS], channel);
  }
  refuseChannel(name, values, channel);
  const numbers = typeof dataSync === "function" ? dataSync.call(values) : data;
  if (!ArrayBuffer.isView(numbers) || numbers instanceof DataView) return null;
  const own = checkShape(name, Array.from(extents as ArrayLike<unknown>));
  return stride === undefined
    ? { data: numbers as Numbers, shape: own }
    : readStrided(
        name,
        numbers as Numbers,
        own,
        Array.from(stride as ArrayLike<number>),
        Number(offset ?? 0),
      );
}

/** Refuses a channel of what is no image. */
export function refuseChannel(name: string, values: unknown, channel: unknown): void {
  if (channel === undefined) return;
  throw new TypeError(`${name}: channel is for an image, values are ${describe(values)}`);
}

function readImage(
  name: string,
  data: Numbers,
  shape: readonly [height: number, width: number, channels: number],
  channel: unknown,
): ShapedNumbers {
  const own = checkShape(name, [...shape]);
  if (channel === undefined) return { data, shape: own };
  checkInteger(name, "channel", channel, 0);
  if (channel >= CHANNELS) throw new RangeError(`${name}: channel is ${channel}, want 0 to ${CHANNELS - 1}`);
  const [height, width] = shape;
  return readStrided(name, data, [height, width], [width * CHANNELS, CHANNELS], channel);
}

/** Numbers that lie some steps apart, in row-major order. */
function readStrided(
  name: string,
  data: Numbers,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): ShapedNumbers {
  const size = sizeOf(shape);
  const rowMajor = stridesOf(shape);
  const reach = (towards: number) =>
    shape.reduce(
      (at, extent, axis) => at + (towards < 0 ? Math.min : Math.max)(0, (extent - 1) * strides[axis]!),
      offset,
    );
  if (strides.length !== shape.length || !(reach(-1) >= 0 && reach(1) < data.length)) {
    throw new RangeError(`${name}: strides lead outside of the ${data.length} values`);
  }
  const typed = data as unknown as Float64Array;
  if (rowMajor.every((stride, axis) => shape[axis] === 1 || stride === strides[axis])) {
    return { data: typed.subarray(offset, offset + size), shape };
  }
  const copy = typed.slice(0, 0).constructor as new (length: number) => Float64Array;
  const numbers = new copy(size);
  for (let at = 0; at < size; at++) {
    let from = offset;
    for (let axis = 0; axis < shape.length; axis++) {
      from += (Math.floor(at / rowMajor[axis]!) % shape[axis]!) * strides[axis]!;
    }
    numbers[at] = typed[from]!;
  }
  return { data: numbers, shape };
}

const KINDS = {
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
};

/** A typed array of this realm over the same memory: one of a frame or a sandbox is no instance of the classes here. */
export function ownArray<Value>(values: Value): Value {
  if (!ArrayBuffer.isView(values)) return values;
  const kind = Object.prototype.toString.call(values).slice("[object ".length, -1);
  const own = KINDS[kind as keyof typeof KINDS];
  if (own === undefined || values instanceof own) return values;
  const { buffer, byteOffset, length } = values as unknown as Float64Array;
  return new own(buffer as ArrayBuffer, byteOffset, length) as unknown as Value;
}
