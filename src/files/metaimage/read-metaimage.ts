import { checkBeside, joinFiles, patternNames } from "../source/data-files.ts";
import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { joinChannels, splitChannels } from "../volume/channels.ts";
import { affineOf, flipLpsRas, isFrame } from "../volume/geometry.ts";
import { storedValues, type VoxelType } from "../volume/stored-values.ts";
import type { FileVolume, VolumeGrid } from "../volume/volume.ts";
import { checkDataLength, checkExtents, numbersOf, voxelBytes } from "../volume/volume-header.ts";
import { type MetaImageHeader, readMetaImageHeader } from "./metaimage-header.ts";

/** Types by name. A long has 4 bytes whatever the machine, as MetaIO defines it. */
const TYPES: Readonly<Record<string, VoxelType>> = {
  MET_CHAR: "int8",
  MET_UCHAR: "uint8",
  MET_SHORT: "int16",
  MET_USHORT: "uint16",
  MET_INT: "int32",
  MET_UINT: "uint32",
  MET_LONG: "int32",
  MET_ULONG: "uint32",
  MET_LONG_LONG: "int64",
  MET_ULONG_LONG: "uint64",
  MET_FLOAT: "float32",
  MET_DOUBLE: "float64",
};

/** As many as an argmax has classes. */
const MAX_CHANNELS = 256;

/** Reads MetaImage: `.mha`, or `.mhd` with its data beside it, raw or compressed by zlib. */
export async function readMetaImage(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  const header = readMetaImageHeader(bytes);
  const { fields } = header;
  const shape = checkExtents(numbersOf(required(fields, "DimSize"), "DimSize"), "DimSize");
  if (fields.has("NDims")) numbersOf(required(fields, "DimSize"), "DimSize", Number(fields.get("NDims")));
  const channels = Number(fields.get("ElementNumberOfChannels") ?? 1);
  if (!(Number.isInteger(channels) && channels >= 1 && channels <= MAX_CHANNELS))
    throw new InputError(`holds ${channels} channels a voxel, want one label, or at most ${MAX_CHANNELS}`);
  const stored = channels === 1 ? shape : [channels, ...shape];
  const name = required(fields, "ElementType");
  const type = TYPES[name.toUpperCase()];
  if (!type) throw new InputError(`holds values of type ${name}, want integers or floats`);
  if (isTrue(fields, "BinaryData", true) === false)
    throw new InputError(
      "holds its voxels as text (BinaryData = False), which is not read; save them as binary data",
    );
  const data = await dataOf(header, bytes, voxelBytes(stored, type), shape, reading);
  checkDataLength(stored, type, data.length);
  const big = isTrue(fields, "BinaryDataByteOrderMSB", isTrue(fields, "ElementByteOrderMSB", false));
  const values = storedValues(
    data,
    0,
    type,
    stored.reduce((a, b) => a * b),
    !big,
  );
  return {
    ...(channels === 1 ? { values, shape } : joinChannels(splitChannels(values, channels), shape)),
    order: "fortran",
    xFirst: true,
    ...placeOf(fields, shape),
    ...(shape.length === 2 && { planar: true }),
  };
}

async function dataOf(
  { fields, files, end }: MetaImageHeader,
  bytes: Bytes,
  size: number,
  shape: readonly number[],
  { limit, sibling, decompress }: Reading,
): Promise<Bytes> {
  const compressed = isTrue(fields, "CompressedData", false);
  const skip = Number(fields.get("HeaderSize") ?? 0);
  if (!Number.isInteger(skip) || skip < -1)
    throw new InputError(`header field HeaderSize is ${skip}, want -1 or more`);
  const file = required(fields, "ElementDataFile");
  if (/^local$/i.test(file)) {
    const declared = Number(fields.get("CompressedDataSize"));
    const local = bytes.subarray(end, compressed && declared > 0 ? end + declared : undefined);
    return compressed ? await decompress(local, "zlib", size) : local;
  }
  const names = namesOf(file, files);
  const each = size / names.length;
  if (!Number.isInteger(each)) {
    throw new InputError(
      `header lists ${names.length} files for shape [${shape.join(", ")}], want as many as slices`,
    );
  }
  return await joinFiles(names, limit, async (name) => {
    const whole = await sibling(checkBeside(name));
    if (compressed) return await decompress(whole.subarray(Math.max(0, skip)), "zlib", each);
    const start = skip === -1 ? whole.length - each : skip;
    if (start < 0 || start + each > whole.length) {
      throw new InputError(
        `${name}: has ${whole.length} bytes, want ${each} of voxels from byte ${Math.max(0, start)}`,
      );
    }
    return whole.subarray(start, start + each);
  });
}

/** One file; or a pattern with its first number, its last one and the step; or the files that the lines below name. */
function namesOf(file: string, files: readonly string[]): readonly string[] {
  if (/^LIST\b/i.test(file)) {
    if (files.length === 0) throw new InputError("header announces a list of data files, and it is empty");
    return files;
  }
  const [, pattern, ...numbers] = /^(.*%.*d.*?)\s+(-?\d+)\s+(-?\d+)(?:\s+(-?\d+))?$/.exec(file) ?? [];
  if (pattern === undefined) return [file];
  const [first, last, step = "1"] = numbers;
  return patternNames(pattern, Number(first), Number(last), Number(step));
}

/** The place of the voxels: DICOM's left, posterior, superior, and each axis a row of the matrix as written. */
function placeOf(fields: ReadonlyMap<string, string>, shape: readonly number[]): Partial<VolumeGrid> {
  const rank = shape.length;
  const lengths = first(fields, "ElementSpacing", "ElementSize");
  const spacing = lengths === undefined ? undefined : numbersOf(lengths, "ElementSpacing", rank);
  if (spacing?.some((length, axis) => !(length > 0) && shape[axis]! > 1))
    throw new InputError(
      `header declares spacing [${spacing.join(", ")}], want a positive length along each axis`,
    );
  const matrix = first(fields, "TransformMatrix", "Rotation", "Orientation");
  const origin = first(fields, "Offset", "Position", "Origin");
  if (matrix === undefined && origin === undefined) return spacing ? { spacing } : {};
  const step = spacing ?? new Array<number>(rank).fill(1);
  const entries = matrix === undefined ? undefined : numbersOf(matrix, "TransformMatrix", rank * rank);
  const place = origin === undefined ? [] : numbersOf(origin, "Offset", rank);
  const axes = [0, 1, 2].map((axis) =>
    [0, 1, 2].map((row) => {
      const unit =
        axis < rank && row < rank
          ? (entries?.[axis * rank + row] ?? (axis === row ? 1 : 0))
          : axis === row
            ? 1
            : 0;
      return unit * (step[axis] ?? 1);
    }),
  );
  const affine = flipLpsRas(
    affineOf(
      axes,
      [0, 1, 2].map((row) => place[row] ?? 0),
    ),
  );
  if (!isFrame(affine)) return spacing ? { spacing } : {};
  return { spacing: step, affine, placedBy: "TransformMatrix" };
}

function first(fields: ReadonlyMap<string, string>, ...names: string[]): string | undefined {
  return names.map((name) => fields.get(name)).find((value) => value !== undefined);
}

function required(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new InputError(`header has no field ${name}`);
  return value;
}

function isTrue(fields: ReadonlyMap<string, string>, name: string, otherwise: boolean): boolean {
  const value = fields.get(name);
  return value === undefined ? otherwise : /^(t|y|1)/i.test(value);
}
