import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import { latin1 } from "../source/text.ts";
import {
  bytesOf,
  halfToFloat,
  type StoredArray,
  storedValues,
  type VoxelType,
} from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { parseNpyHeader, REMEDY } from "./npy-header.ts";

/** The array for the elements of a type, by NumPy's name; booleans and half floats are converted afterwards. */
const TYPES: Readonly<Record<string, VoxelType>> = {
  b1: "uint8",
  u1: "uint8",
  i1: "int8",
  u2: "uint16",
  i2: "int16",
  u4: "uint32",
  i4: "int32",
  u8: "uint64",
  i8: "int64",
  f2: "uint16",
  f4: "float32",
  f8: "float64",
};

/** NumPy writes 128 bytes or so, and itself reads no more than 10,000. */
const MAX_HEADER_BYTES = 2 ** 16;

/** Reports whether the bytes begin with the signature of an .npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59].every((byte, at) => bytes[at] === byte);
}

/** Reads one array as saved by `numpy.save`, in either memory order and either byte order. */
export function readNpy(bytes: Bytes): FileVolume {
  const end = headerEnd(bytes);
  const start = bytes[6] === 1 ? 10 : 12;
  const text = latin1(bytes.subarray(start, end));
  const { descr, fortranOrder, shape } = parseNpyHeader(text);
  const [, order, name = ""] = /^([<>|=]?)(\w+)$/.exec(descr) ?? [];
  const type = TYPES[name];
  if (!type) throw new InputError(`data type ${descr} holds no labels; ${REMEDY}`);
  if (shape.length === 0 || !shape.every((extent) => Number.isSafeInteger(extent) && extent >= 1)) {
    throw new InputError(
      `holds an array of shape ${describeList(shape)}, want a label map of at least one voxel`,
    );
  }
  const size = sizeOf(shape);
  const declared = size * bytesOf(type);
  if (declared !== bytes.length - end) {
    throw new InputError(
      `header declares shape ${describeList(shape)} of type ${name}, ${declared} bytes, ` +
        `${bytes.length - end} follow; the file is cut off or holds more than one array`,
    );
  }
  const stored = storedValues(bytes, end, type, size, order !== ">");
  return { values: converted(name, stored), shape, order: fortranOrder ? "fortran" : "c" };
}

function converted(name: string, stored: StoredArray): StoredArray {
  if (name === "f2") return Float32Array.from(stored as Uint16Array, halfToFloat);
  // A view of other bytes as booleans holds any of them, and all but 0 are true.
  if (name === "b1") return (stored as Uint8Array).map((byte) => (byte === 0 ? 0 : 1));
  return stored;
}

/** The byte at which the data begin: two bytes hold the length of the header in version 1, four since. */
function headerEnd(bytes: Bytes): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 12 || !isNpy(bytes))
    throw new InputError("is not an .npy file: it does not begin with the signature \\x93NUMPY");
  const version = bytes[6]!;
  if (version < 1 || version > 3)
    throw new InputError(`is an .npy file of version ${version}, and versions 1 to 3 exist; ${REMEDY}`);
  const end = version === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (end > bytes.length)
    throw new InputError(`declares a header of ${end} bytes, the file has ${bytes.length}; it is cut off`);
  if (end <= MAX_HEADER_BYTES) return end;
  throw new InputError(`declares a header of ${end} bytes, want at most ${MAX_HEADER_BYTES}; ${REMEDY}`);
}
