import { float16ToFloat32, type NpyArray, parse } from "npyjs";
import { describeList } from "../tensor/describe.ts";
import { sizeOf } from "../tensor/shape.ts";
import { InputError } from "./input-error.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { FileVolume } from "./volume.ts";

type Values = FileVolume["values"];

/** By NumPy's name: how many bytes an element takes, and the array that they make. */
const datatypes: Readonly<Record<string, readonly [width: number, make: (data: ArrayBuffer) => Values]>> = {
  b1: [1, (data) => new Uint8Array(data)],
  u1: [1, (data) => new Uint8Array(data)],
  i1: [1, (data) => new Int8Array(data)],
  u2: [2, (data) => new Uint16Array(data)],
  i2: [2, (data) => new Int16Array(data)],
  u4: [4, (data) => new Uint32Array(data)],
  i4: [4, (data) => new Int32Array(data)],
  u8: [8, (data) => new BigUint64Array(data)],
  i8: [8, (data) => new BigInt64Array(data)],
  f2: [2, (data) => Float32Array.from(new Uint16Array(data), float16ToFloat32)],
  f4: [4, (data) => new Float32Array(data)],
  f8: [8, (data) => new Float64Array(data)],
};

const REMEDY = 'save the labels by numpy.save(file, labels.astype("int32"))';

/** Reads one array as saved by `numpy.save`, in either memory order. */
export function readNpy(bytes: ArrayBuffer, stopwatch: Stopwatch): FileVolume {
  return stopwatch.measure("decode", () => decode(bytes));
}

function decode(bytes: ArrayBuffer): FileVolume {
  const end = headerEnd(bytes);
  const { shape, dtype, fortranOrder } = readHeader(bytes.slice(0, end));
  const [width, make] = datatypes[dtype] ?? [];
  if (!width || !make) throw new InputError(`data type ${dtype} holds no labels; ${REMEDY}`);
  if (shape.length === 0 || shape.some((extent) => !(extent >= 1))) {
    throw new InputError(
      `holds an array of shape ${describeList(shape)}, want a label map of at least one voxel`,
    );
  }
  const declared = sizeOf(shape) * width;
  if (declared !== bytes.byteLength - end) {
    throw new InputError(
      `header declares shape ${describeList(shape)} of type ${dtype}, ${declared} bytes, ` +
        `${bytes.byteLength - end} follow; the file is cut off or holds more than one array`,
    );
  }
  return { values: make(bytes.slice(end)), shape, order: fortranOrder ? "fortran" : "c" };
}

/** Where the data begins: the length of the header stands in two bytes in version 1, in four since. */
function headerEnd(bytes: ArrayBuffer): number {
  const view = new DataView(bytes);
  if (bytes.byteLength < 12 || view.getUint32(0) !== 0x934e554d || view.getUint16(4) !== 0x5059) {
    throw new InputError("is not an .npy file: it does not begin with the signature \\x93NUMPY");
  }
  const end = view.getUint8(6) === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (end <= bytes.byteLength) return end;
  throw new InputError(`declares a header of ${end} bytes, the file has ${bytes.byteLength}; it is cut off`);
}

type Header = Pick<NpyArray, "shape" | "dtype" | "fortranOrder">;

/** npyjs is given the header alone: of the data it would make a list of booleans, or views off their alignment. */
function readHeader(header: ArrayBuffer): Header {
  try {
    return parse(header);
  } catch (error) {
    throw new InputError(`header is not understood (${(error as Error).message}); ${REMEDY}`);
  }
}
