import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { type Bytes, isGzip } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { affineOf, isFrame } from "../volume/geometry.ts";
import { storedValues, type VoxelType } from "../volume/stored-values.ts";
import type { FileVolume, VolumeGrid } from "../volume/volume.ts";
import { checkDataLength } from "../volume/volume-header.ts";

/** FreeSurfer's numbers of types. */
const TYPES: Readonly<Record<number, VoxelType>> = {
  0: "uint8",
  1: "int32",
  3: "float32",
  4: "int16",
  10: "uint16",
};

const DATA_START = 284;
/** The axes of a file that does not give its own: a coronal volume of 1 mm, centred at 0. */
const CORONAL = [
  [-1, 0, 0],
  [0, 0, -1],
  [0, 1, 0],
];

/** Reports whether the bytes begin like a volume of FreeSurfer. */
export function isMgh(bytes: Uint8Array): boolean {
  return bytes.length >= DATA_START && [0, 0, 0, 1].every((byte, at) => bytes[at] === byte);
}

/**
 * Reads FreeSurfer's `.mgh`, or `.mgz`, the same compressed by gzip. All numbers are big-endian.
 *
 * @see https://surfer.nmr.mgh.harvard.edu/fswiki/FsTutorial/MghFormat
 */
export async function readMgh(bytes: Bytes, { decompress }: Reading): Promise<FileVolume> {
  const content = isGzip(bytes) ? await decompress(bytes, "gzip") : bytes;
  if (!isMgh(content)) {
    throw new InputError(
      content.length < DATA_START
        ? `ends after ${content.length} bytes; the file is cut off`
        : "is not a volume of FreeSurfer: it does not begin with version 1",
    );
  }
  const view = new DataView(content.buffer, content.byteOffset, DATA_START);
  const extents = [4, 8, 12, 16].map((at) => view.getInt32(at));
  if (extents.some((extent) => extent < 1))
    throw new InputError(
      `header declares shape ${describeList(extents)}, want at least one voxel along each axis`,
    );
  const shape = extents[3] === 1 ? extents.slice(0, 3) : extents;
  const type = TYPES[view.getInt32(20)];
  if (!type)
    throw new InputError(
      `holds values of an unknown kind (type ${view.getInt32(20)}); save the labels as integers`,
    );
  const data = content.subarray(DATA_START);
  checkDataLength(shape, type, data.length);
  return {
    values: storedValues(data, 0, type, sizeOf(shape), false),
    shape,
    order: "fortran",
    xFirst: true,
    ...placeOf(view, extents),
  };
}

/** Lengths, three directions, and the place of the voxel in the middle, at half of the extents. */
function placeOf(view: DataView, extents: readonly number[]): Partial<VolumeGrid> {
  const float = (at: number) => view.getFloat32(at);
  const told = view.getInt16(28) === 1;
  const lengths = [0, 1, 2].map((axis) => (told ? float(30 + 4 * axis) : 1));
  if (
    lengths.some((length, axis) => !(length > 0 && length < Number.POSITIVE_INFINITY) && extents[axis]! > 1)
  )
    throw new InputError(
      `header declares spacing ${describeList(lengths)}, want a positive length along each axis`,
    );
  const axes = [0, 1, 2].map((axis) =>
    [0, 1, 2].map((row) => (told ? float(42 + 12 * axis + 4 * row) : CORONAL[axis]![row]!) * lengths[axis]!),
  );
  const center = [0, 1, 2].map((row) => (told ? float(78 + 4 * row) : 0));
  const origin = center.map(
    (place, row) => place - axes.reduce((sum, axis, k) => sum + axis[row]! * (extents[k]! / 2), 0),
  );
  const affine = affineOf(axes, origin);
  const spacing = extents[3] === 1 ? lengths : [...lengths, 1];
  return isFrame(affine) ? { spacing, affine, placedBy: "direction cosines" } : { spacing };
}
