import { describeList } from "../../tensor/describe.ts";
import { InputError } from "../source/input-error.ts";
import { columnLengths, cornersAgree, isFrame, lengthsText, sameLength } from "../volume/geometry.ts";
import type { Placement, VolumeGrid } from "../volume/volume.ts";
import type { NiftiHeader } from "./nifti-header.ts";

/** Millimetres in the spatial unit, the low three bits of xyzt_units: 1 metre, 2 millimetre, 3 micrometre. */
const MILLIMETRES = [1, 1000, 1, 0.001];

type Space = Pick<VolumeGrid, "spacing" | "affine" | "placedBy" | "otherPlacement">;

/**
 * The place of a volume: the sform where there is one, else the qform, as in nibabel. Distances follow from the same
 * matrix; where the header has none, they are `pixdim`.
 *
 * @returns the place, and a remark if `pixdim` contradicts the matrix
 */
export function niftiSpace(header: NiftiHeader, shape: readonly number[]): Space & { note?: string } {
  const unit = MILLIMETRES[header.units & 7] ?? 1;
  const forms = [
    ...(header.sformCode > 0 ? [{ name: "sform", affine: header.sform }] : []),
    ...(header.qformCode > 0 ? [{ name: "qform", affine: qformOf(header) }] : []),
  ]
    .map(({ name, affine }): Placement => ({ name, affine: affine.map((entry) => entry * unit) }))
    .filter(({ affine }) => isFrame(affine));
  const [placement, second] = forms;
  if (!placement) {
    const lengths = pixdimOf(header, shape);
    return lengths ? { spacing: lengths.map((length) => length * unit) } : {};
  }
  const { name, affine } = placement;
  const lengths = columnLengths(affine);
  const spacing = shape.map((_, axis) => lengths[axis] ?? 1);
  const pixdim = header.pixdim.slice(1, 4).map((length) => Math.abs(length) * unit);
  const agrees = spacing
    .slice(0, 3)
    .every((length, axis) => shape[axis] === 1 || sameLength(length, pixdim[axis]!, shape[axis]!));
  const elsewhere = second && !cornersAgree(second.affine, affine, shape);
  return {
    spacing,
    affine,
    placedBy: name,
    ...(elsewhere && { otherPlacement: second }),
    ...(!agrees && {
      note: `pixdim says ${lengthsText(pixdim.slice(0, shape.length))} mm, the ${name} ${lengthsText(spacing.slice(0, 3))} mm; the ${name} counts`,
    }),
  };
}

/** A rotation by a unit quaternion whose first part follows from the others, times the lengths of the voxel. */
function qformOf({ qform, pixdim }: NiftiHeader): number[] {
  const [b, c, d, ...origin] = qform as [number, number, number, ...number[]];
  const a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
  const rows = [
    [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
  ];
  const lengths = [pixdim[1]!, pixdim[2]!, pixdim[3]! * (pixdim[0]! < 0 ? -1 : 1)];
  return rows.flatMap((row, x) => [...row.map((entry, axis) => entry * lengths[axis]!), origin[x]!]);
}

/** The lengths of a voxel, none where the header leaves all of them 0; only axes of several voxels need one. */
function pixdimOf(header: NiftiHeader, shape: readonly number[]): number[] | undefined {
  const stated = header.pixdim.slice(1, shape.length + 1).map(Math.abs);
  const needed = (axis: number) => axis < 3 && shape[axis]! > 1;
  if (stated.every((length, axis) => length === 0 || !needed(axis))) return undefined;
  if (stated.some((length, axis) => needed(axis) && !isLength(length))) {
    throw new InputError(
      `header declares spacing ${describeList(stated.slice(0, 3))}, want a positive length along each axis, or 0 along all`,
    );
  }
  return stated.map((length) => (isLength(length) ? length : 1));
}

function isLength(length: number): boolean {
  return length > 0 && length < Number.POSITIVE_INFINITY;
}
