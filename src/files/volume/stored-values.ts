import type { LabelArray } from "../../tensor/label-array.ts";
import type { Bytes } from "../source/decompress.ts";

/** The arrays that voxels are stored in. */
export type StoredArray = LabelArray | BigInt64Array | BigUint64Array | Float32Array | Float64Array;

interface ArrayType {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): StoredArray;
  readonly BYTES_PER_ELEMENT: number;
}

/** The types of voxels that can hold labels. */
export type VoxelType =
  | "uint8"
  | "int8"
  | "uint16"
  | "int16"
  | "uint32"
  | "int32"
  | "uint64"
  | "int64"
  | "float32"
  | "float64";

const ARRAY_TYPES: Readonly<Record<VoxelType, ArrayType>> = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  uint64: BigUint64Array,
  int64: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
};

export function bytesOf(type: VoxelType): number {
  return ARRAY_TYPES[type].BYTES_PER_ELEMENT;
}

/**
 * The voxels that begin at a byte; the caller has compared the length. They are a view of the bytes where alignment and
 * byte order allow it, and bytes in the other order are swapped in place: the reader owns them.
 */
export function storedValues(
  bytes: Bytes,
  offset: number,
  type: VoxelType,
  size: number,
  littleEndian: boolean,
): StoredArray {
  const Type = ARRAY_TYPES[type];
  const width = Type.BYTES_PER_ELEMENT;
  const at = bytes.byteOffset + offset;
  const values =
    at % width === 0
      ? new Type(bytes.buffer, at, size)
      : new Type(bytes.slice(offset, offset + size * width).buffer, 0, size);
  if (width > 1 && littleEndian !== HOST_IS_LITTLE_ENDIAN) swapBytes(values);
  return values;
}

const HOST_IS_LITTLE_ENDIAN: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function swapBytes({ buffer, byteOffset, length, BYTES_PER_ELEMENT: width }: StoredArray): void {
  const memory = buffer as ArrayBuffer;
  if (width === 2) {
    const words = new Uint16Array(memory, byteOffset, length);
    for (let k = 0; k < length; k++) words[k] = (words[k]! << 8) | (words[k]! >> 8);
    return;
  }
  const words = new Uint32Array(memory, byteOffset, (length * width) / 4);
  for (let k = 0; k < words.length; k++) words[k] = swapped(words[k]!);
  if (width === 4) return;
  for (let k = 0; k < words.length; k += 2) {
    const first = words[k]!;
    words[k] = words[k + 1]!;
    words[k + 1] = first;
  }
}

function swapped(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | ((word >>> 24) & 0xff);
}

/** The value of a half float (IEEE 754 binary16), which few engines have an array for. */
export function halfToFloat(half: number): number {
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
