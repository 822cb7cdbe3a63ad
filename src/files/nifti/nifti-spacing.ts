import type { NIFTI1, NIFTI2 } from "nifti-reader-js";
import { describeList } from "../../tensor/describe.ts";
import { InputError } from "../source/input-error.ts";

/** Millimetres in the spatial unit, the low three bits of xyzt_units: 1 metre, 2 millimetre, 3 micrometre. */
const millimetres = [1, 1000, 1, 0.001];

/** Millimetres in a unit of the header; a header without a unit means millimetres. */
export function unitOf(header: NIFTI1 | NIFTI2): number {
  return millimetres[header.xyzt_units & 7] ?? 1;
}

/** Millimetres along each axis, none where the header leaves all of them 0; only axes of several voxels need a length. */
export function niftiSpacing(header: NIFTI1 | NIFTI2, shape: readonly number[]): number[] | undefined {
  const stated = header.pixDims.slice(1, shape.length + 1).map(Math.abs);
  const needed = (axis: number) => axis < 3 && shape[axis]! > 1;
  if (stated.every((length, axis) => length === 0 || !needed(axis))) return undefined;
  if (stated.some((length, axis) => needed(axis) && !isLength(length))) {
    throw new InputError(
      `header declares spacing ${describeList(stated.slice(0, 3))}, want a positive length along each axis, or 0 along all`,
    );
  }
  return stated.map((length) => (isLength(length) ? length * unitOf(header) : 1));
}

function isLength(length: number): boolean {
  return length > 0 && length < Number.POSITIVE_INFINITY;
}
