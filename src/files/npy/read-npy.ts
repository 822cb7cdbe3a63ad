import { float16ToFloat32, type NpyArray, parse } from "npyjs";
import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { InputError } from "../source/input-error.ts";
import type { FileVolume, Reading } from "../volume/volume.ts";

type Values = FileVolume["values"];

interface ValuesType {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Values;
  readonly BYTES_PER_ELEMENT: number;
}

/** By NumPy's name, the array that holds the elements; 16-bit floats stand in one of integers. */
const datatypes: ReadonlyMap<string, ValuesType> = new Map<string, ValuesType>([
  ["b1", Uint8Array],
  ["u1", Uint8Array],
  ["i1", Int8Array],
  ["u2", Uint16Array],
  ["i2", Int16Array],
  ["u4", Uint32Array],
  ["i4", Int32Array],
  ["u8", BigUint64Array],
  ["i8", BigInt64Array],
  ["f2", Uint16Array],
  ["f4", Float32Array],
  ["f8", Float64Array],
]);

const REMEDY = 'save the labels by numpy.save(file, labels.astype("int32"))';

/** NumPy writes 128 bytes or so, and itself reads no more than 10,000. */
const LONGEST_HEADER = 2 ** 16;

/** Reads one array as saved by `numpy.save`, in either memory order. */
export function readNpy(bytes: Uint8Array<ArrayBuffer>, { stopwatch }: Reading): FileVolume {
  return stopwatch.measure("decode", () => decode(bytes));
}

function decode(bytes: Uint8Array<ArrayBuffer>): FileVolume {
  const end = headerEnd(bytes);
  const { shape, dtype, fortranOrder } = readHeader(bytes.slice(0, end).buffer);
  const Type = datatypes.get(dtype);
  if (!Type) throw new InputError(`data type ${dtype} holds no labels; ${REMEDY}`);
  if (shape.length === 0 || !shape.every((extent) => Number.isSafeInteger(extent) && extent >= 1)) {
    throw new InputError(
      `holds an array of shape ${describeList(shape)}, want a label map of at least one voxel`,
    );
  }
  const size = sizeOf(shape);
  const declared = size * Type.BYTES_PER_ELEMENT;
  if (declared !== bytes.length - end) {
    throw new InputError(
      `header declares shape ${describeList(shape)} of type ${dtype}, ${declared} bytes, ` +
        `${bytes.length - end} follow; the file is cut off or holds more than one array`,
    );
  }
  const at = bytes.byteOffset + end;
  const stored =
    at % Type.BYTES_PER_ELEMENT === 0
      ? new Type(bytes.buffer, at, size)
      : new Type(bytes.slice(end).buffer, 0, size);
  const values = dtype === "f2" ? Float32Array.from(stored as Uint16Array, float16ToFloat32) : stored;
  return { values, shape, order: fortranOrder ? "fortran" : "c" };
}

/** Where the data begins: the length of the header stands in two bytes in version 1, in four since. */
function headerEnd(bytes: Uint8Array<ArrayBuffer>): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 12 || view.getUint32(0) !== 0x934e554d || view.getUint16(4) !== 0x5059) {
    throw new InputError("is not an .npy file: it does not begin with the signature \\x93NUMPY");
  }
  const end = view.getUint8(6) === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (end > bytes.length) {
    throw new InputError(`declares a header of ${end} bytes, the file has ${bytes.length}; it is cut off`);
  }
  if (end <= LONGEST_HEADER) return end;
  throw new InputError(`declares a header of ${end} bytes, want at most ${LONGEST_HEADER}; ${REMEDY}`);
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
