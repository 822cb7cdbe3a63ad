import { isNIFTI1, isNIFTI2, NIFTI1, type NIFTI2, readHeader } from "nifti-reader-js";
import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { gunzip, isGzip } from "../source/gunzip.ts";
import { InputError } from "../source/input-error.ts";
import type { FileVolume, Reading } from "../volume/volume.ts";
import { niftiAffine } from "./nifti-affine.ts";
import { niftiSpacing, unitOf } from "./nifti-spacing.ts";

type Values = FileVolume["values"];

interface ValuesType {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Values;
  readonly BYTES_PER_ELEMENT: number;
}

/** The datatypes that can hold labels. */
const datatypes: ReadonlyMap<number, ValuesType> = new Map<number, ValuesType>([
  [NIFTI1.TYPE_UINT8, Uint8Array],
  [NIFTI1.TYPE_INT8, Int8Array],
  [NIFTI1.TYPE_UINT16, Uint16Array],
  [NIFTI1.TYPE_INT16, Int16Array],
  [NIFTI1.TYPE_UINT32, Uint32Array],
  [NIFTI1.TYPE_INT32, Int32Array],
  [NIFTI1.TYPE_UINT64, BigUint64Array],
  [NIFTI1.TYPE_INT64, BigInt64Array],
  [NIFTI1.TYPE_FLOAT32, Float32Array],
  [NIFTI1.TYPE_FLOAT64, Float64Array],
]);

const unreadable: Readonly<Record<number, string>> = {
  [NIFTI1.TYPE_BINARY]: "packed bits",
  [NIFTI1.TYPE_COMPLEX64]: "complex numbers",
  [NIFTI1.TYPE_COMPLEX128]: "complex numbers",
  [NIFTI1.TYPE_COMPLEX256]: "complex numbers",
  [NIFTI1.TYPE_RGB24]: "colours",
  2304: "colours",
  [NIFTI1.TYPE_FLOAT128]: "128-bit floats",
};

/** Reads NIfTI-1 and NIfTI-2 in one file, either byte order, plain or gzip whatever the name says. */
export function readNifti(bytes: Uint8Array<ArrayBuffer>, { limit, stopwatch }: Reading): FileVolume {
  const content = isGzip(bytes) ? stopwatch.measure("decompress", () => gunzip(bytes, limit)) : bytes;
  return stopwatch.measure("decode", () => decode(content));
}

function decode(content: Uint8Array<ArrayBuffer>): FileVolume {
  // Extensions hold no voxels, and the reader stumbles over empty ones: it is given the header alone.
  const first = new Uint8Array(content.subarray(0, NIFTI2_HEADER)).buffer;
  const header = readHeaderOrExplain(first);
  const shape = shapeOf(header);
  const spacing = niftiSpacing(header, shape);
  const affine = niftiAffine(header, first);
  return {
    values: valuesOf(header, shape, content),
    shape,
    order: "fortran",
    ...(spacing && { spacing }),
    ...(affine && { affine: affine.map((entry) => entry * unitOf(header)) }),
    ...scalingOf(header),
  };
}

const NIFTI1_HEADER = 348;
const NIFTI2_HEADER = 540;

function readHeaderOrExplain(first: ArrayBuffer): NIFTI1 | NIFTI2 {
  const second = isNIFTI2(first);
  if (!second && !isNIFTI1(first)) {
    throw new InputError(
      isNIFTI1(first, true) || isNIFTI2(first, true)
        ? "is the header of a .hdr and .img pair; convert the pair to one .nii file"
        : "is not a NIfTI file: it has neither of the signatures n+1 and n+2",
    );
  }
  try {
    return readHeader(first.slice(0, second ? NIFTI2_HEADER : NIFTI1_HEADER));
  } catch {
    throw new InputError("is not a NIfTI file: its header does not begin with the length 348 or 540");
  }
}

function shapeOf(header: NIFTI1 | NIFTI2): number[] {
  const rank = header.dims[0]!;
  if (!(rank >= 1 && rank <= 7)) throw new InputError(`header declares ${rank} axes, want 1 to 7`);
  const shape = header.dims.slice(1, rank + 1);
  if (shape.some((extent) => extent < 1)) {
    throw new InputError(
      `header declares shape ${describeList(shape)}, want at least one voxel along each axis`,
    );
  }
  const volumes = sizeOf(shape.slice(3));
  if (volumes > 1)
    throw new InputError(`holds ${volumes} volumes, shape ${describeList(shape)}, want one label map`);
  return shape;
}

function valuesOf(
  header: NIFTI1 | NIFTI2,
  shape: readonly number[],
  content: Uint8Array<ArrayBuffer>,
): Values {
  const Type = datatypes.get(header.datatypeCode);
  if (!Type) {
    const kind = unreadable[header.datatypeCode] ?? "values of an unknown kind";
    throw new InputError(`holds ${kind} (datatype ${header.datatypeCode}); save the labels as integers`);
  }
  const first = header instanceof NIFTI1 ? 352 : 544;
  // A writer that leaves the offset 0 means the first byte after the header.
  const offset = header.vox_offset === 0 ? first : header.vox_offset;
  const size = sizeOf(shape);
  const width = Type.BYTES_PER_ELEMENT;
  const end = offset + size * width;
  if (!(Number.isInteger(offset) && offset >= first - 4)) {
    throw new InputError(`header declares voxels from byte ${offset}, want ${first} or later`);
  }
  if (end > content.length) {
    throw new InputError(
      `header declares shape ${describeList(shape)} of ${width}-byte voxels up to byte ${end}, ` +
        `the data ends at ${content.length}; the file is cut off`,
    );
  }
  const at = content.byteOffset + offset;
  const values =
    at % width === 0
      ? new Type(content.buffer, at, size)
      : new Type(content.slice(offset, end).buffer, 0, size);
  if (header.littleEndian !== hostIsLittleEndian) swapBytes(values);
  return values;
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** In place: nobody else holds the bytes of the file. */
function swapBytes({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT }: Values): void {
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  if (BYTES_PER_ELEMENT === 2) bytes.swap16();
  if (BYTES_PER_ELEMENT === 4) bytes.swap32();
  if (BYTES_PER_ELEMENT === 8) bytes.swap64();
}

/** A slope of 0, or one that is no number, means that the stored values are the values. */
function scalingOf(header: NIFTI1 | NIFTI2): Pick<FileVolume, "slope" | "intercept"> {
  const { scl_slope: slope, scl_inter: intercept } = header;
  if (slope === 0 || !Number.isFinite(slope)) return {};
  return { slope, intercept: Number.isFinite(intercept) ? intercept : 0 };
}
