import { checkInteger } from "../check-options.ts";
import { describe } from "../describe.ts";
import { checkShape, sizeOf, stridesOf } from "../shape.ts";
import { decodeFloat16 } from "./float16.ts";

/** Numbers of any kind in one typed array. */
type Numbers = ArrayLike<number | bigint> & ArrayBufferView;

/**
 * Numbers and their shape as other libraries hold them: a tensor of TensorFlow.js (`dataSync`, `shape`) or of ONNX Runtime
 * (`data`, `dims`), an ndarray (`data`, `shape`, `stride`, `offset`), an ImageData (`data`, `width`, `height`).
 *
 * Where `type` or `dtype` is `"float16"` and the data are a Uint16Array, they hold the bits of half precision, and are
 * decoded.
 */
export type ForeignArray =
  | {
      readonly data: ArrayLike<number | bigint>;
      readonly shape: readonly number[];
      readonly stride?: readonly number[] | undefined;
      readonly strides?: readonly number[] | undefined;
      readonly offset?: number | undefined;
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

/** Element types whose values are packed in another way than their typed array says. */
const UNREADABLE = /^(bfloat16|half|float[46]e.*|float8.*|u?int[124]|complex.*|string)$/;

/**
 * Reads the numbers of a foreign array, without a copy unless they are strided or of half precision. Returns null for
 * anything else.
 *
 * @param channel - the one channel of an image that is wanted
 */
export function readForeign(name: string, values: unknown, channel: unknown): ShapedNumbers | null {
  if (typeof values !== "object" || values === null || Array.isArray(values) || ArrayBuffer.isView(values)) {
    return null;
  }
  const fields = values as Record<string, unknown>;
  const { shape, dims, width, height, offset, type, dtype, dataSync } = fields;
  // Those of TensorFlow.js say nothing: its values are in order.
  const stride = fields.stride ?? (typeof dataSync === "function" ? undefined : fields.strides);
  const extents = shape ?? dims;
  if (extents === undefined) {
    const { data } = fields;
    if (typeof width !== "number" || typeof height !== "number" || !ArrayBuffer.isView(data)) return null;
    return readImage(name, data as Numbers, [height, width, CHANNELS], channel);
  }
  refuseChannel(name, values, channel);
  const elements = [type, dtype].find((value) => typeof value === "string");
  if (elements !== undefined && UNREADABLE.test(elements as string)) {
    throw new TypeError(
      `${name}: values are of type ${elements}, want float16, float32, float64 or integers of 8 to 64 bits; cast the tensor to float32 first`,
    );
  }
  const found = typeof dataSync === "function" ? dataSync.call(values) : fields.data;
  if (!ArrayBuffer.isView(found) || found instanceof DataView) {
    throw new TypeError(
      `${name}: values are ${describe(values)} without numbers in a typed array, which data or dataSync() gives; pass the numbers and the shape by themselves`,
    );
  }
  const numbers =
    elements === "float16" && kindOf(found) === "Uint16Array"
      ? decodeFloat16(ownArray(found) as Uint16Array)
      : (found as Numbers);
  const checked = checkShape(name, listOf(extents));
  if (stride === undefined) return { data: numbers, shape: checked };
  const strides = listOf(stride);
  if (!Array.isArray(strides)) throw new TypeError(`${name}: stride is ${describe(stride)}, want an array`);
  strides.forEach((step, axis) => {
    checkInteger(name, `stride ${axis}`, step);
  });
  const start = offset ?? 0;
  checkInteger(name, "offset", start);
  return readStrided(name, numbers, checked, strides as number[], start);
}

/** Copies a list, which may be a typed array; any other value stays as it is. */
function listOf(value: unknown): unknown {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : value;
}

/** Refuses a channel where the values are not an image. */
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
  const checked = checkShape(name, [...shape]);
  if (channel === undefined) return { data, shape: checked };
  checkInteger(name, "channel", channel, 0);
  if (channel >= CHANNELS) throw new RangeError(`${name}: channel is ${channel}, want 0 to ${CHANNELS - 1}`);
  const [height, width] = shape;
  return readStrided(name, data, [height, width], [width * CHANNELS, CHANNELS], channel);
}

/** Reads numbers that are some steps apart, in row-major order. */
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
  const typed = ownArray(data) as unknown as Float64Array;
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

/**
 * Returns a plain typed array of this realm over the same memory. One of a frame or a sandbox is not an instance of the classes
 * here, and a subclass such as Node's Buffer may not be made by its length.
 */
export function ownArray<Value>(values: Value): Value {
  if (!ArrayBuffer.isView(values)) return values;
  const own = KINDS[kindOf(values) as keyof typeof KINDS];
  if (own === undefined || Object.getPrototypeOf(values) === own.prototype) return values;
  const { buffer, byteOffset, length } = values as unknown as Float64Array;
  return new own(buffer as ArrayBuffer, byteOffset, length) as unknown as Value;
}

/** Returns the name of a typed array's class, in whatever realm it was made. */
function kindOf(values: ArrayBufferView): string {
  return Object.prototype.toString.call(values).slice("[object ".length, -1);
}
