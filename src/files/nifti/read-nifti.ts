import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { type Bytes, isGzip } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { bytesOf, type StoredArray, storedValues, type VoxelType } from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { type NiftiHeader, readNiftiHeader } from "./nifti-header.ts";
import { niftiSpace } from "./nifti-space.ts";

/** The datatypes that can hold labels. */
const DATATYPES: Readonly<Record<number, VoxelType>> = {
  2: "uint8",
  4: "int16",
  8: "int32",
  16: "float32",
  64: "float64",
  256: "int8",
  512: "uint16",
  768: "uint32",
  1024: "int64",
  1280: "uint64",
};

const UNREADABLE: Readonly<Record<number, string>> = {
  1: "packed bits",
  32: "complex numbers",
  128: "colours",
  1536: "128-bit floats",
  1792: "complex numbers",
  2048: "complex numbers",
  2304: "colours",
};

/** Reads NIfTI-1 and NIfTI-2 in one file, either byte order, plain or gzip whatever the name says. */
export async function readNifti(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  const content = isGzip(bytes) ? await reading.decompress(bytes, "gzip") : bytes;
  const header = readNiftiHeader(content);
  return volumeOf(header, header.isPair ? await voxelsBeside(reading) : content);
}

/** Reads the header of a pair, NIfTI or Analyze 7.5, and the voxels beside it. */
export async function readNiftiPair(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  const content = isGzip(bytes) ? await reading.decompress(bytes, "gzip") : bytes;
  const header = readNiftiHeader(content, true);
  return volumeOf(header, header.isPair ? await voxelsBeside(reading) : content);
}

/** The `.img` beside a header, plain or gzip. */
async function voxelsBeside({ name, sibling, decompress }: Reading): Promise<Bytes> {
  const stem = name.replace(/\.(hdr|nii)(\.gz)?$/i, "");
  const upper = /\.(HDR|NII)(\.GZ)?$/.test(name);
  const names = [`${stem}.img`, `${stem}.img.gz`].map((each) => (upper ? each.toUpperCase() : each));
  let missing: unknown;
  for (const each of names) {
    try {
      const bytes = await sibling(each);
      return isGzip(bytes) ? await decompress(bytes, "gzip") : bytes;
    } catch (error) {
      if (!(error instanceof InputError) || !/no such file/.test(error.message)) throw error;
      missing ??= error;
    }
  }
  throw missing;
}

function volumeOf(header: NiftiHeader, voxels: Bytes): FileVolume {
  const shape = shapeOf(header);
  const { note, ...space } = niftiSpace(header, shape);
  return {
    values: valuesOf(header, shape, voxels),
    shape,
    order: "fortran",
    xFirst: true,
    ...space,
    ...(shape.length === 2 && { planar: true }),
    ...scalingOf(header),
    ...(note !== undefined && { notes: [note] }),
  };
}

function shapeOf({ dim }: NiftiHeader): number[] {
  const rank = dim[0]!;
  if (!(rank >= 1 && rank <= 7)) throw new InputError(`header declares ${rank} axes, want 1 to 7`);
  const shape = dim.slice(1, rank + 1);
  if (shape.some((extent) => extent < 1)) {
    throw new InputError(
      `header declares shape ${describeList(shape)}, want at least one voxel along each axis`,
    );
  }
  return shape;
}

function valuesOf(header: NiftiHeader, shape: readonly number[], content: Bytes): StoredArray {
  const type = DATATYPES[header.datatype];
  if (!type) {
    const kind = UNREADABLE[header.datatype] ?? "values of an unknown kind";
    throw new InputError(`holds ${kind} (datatype ${header.datatype}); save the labels as integers`);
  }
  const first = header.isPair ? 0 : header.length;
  // A writer that leaves the offset 0 means the first byte after the header.
  const offset = header.voxelOffset === 0 ? first : header.voxelOffset;
  const size = sizeOf(shape);
  const end = offset + size * bytesOf(type);
  if (!(Number.isInteger(offset) && offset >= first - 4 && offset >= 0))
    throw new InputError(`header declares voxels from byte ${offset}, want ${first} or later`);
  if (end > content.length) {
    throw new InputError(
      `header declares shape ${describeList(shape)} of ${bytesOf(type)}-byte voxels up to byte ${end}, ` +
        `the data ends at ${content.length}; the file is cut off`,
    );
  }
  return storedValues(content, offset, type, size, header.littleEndian);
}

/** A slope of 0, or one that is not finite, means that the stored values are the values. */
function scalingOf({ slope, intercept }: NiftiHeader): Pick<FileVolume, "slope" | "intercept"> {
  if (slope === 0 || !Number.isFinite(slope)) return {};
  return { slope, intercept: Number.isFinite(intercept) ? intercept : 0 };
}
