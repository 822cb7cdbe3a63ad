import { NIFTI1, type NIFTI2 } from "nifti-reader-js";

/**
 * Where the voxel (i, j, k) lies: a 3 × 4 matrix row by row, which takes (i, j, k, 1) to (x, y, z), right, anterior and
 * superior, in the unit of the header. It is the sform where there is one, else the qform, as in nibabel; none if the
 * header has neither, or what it has is no frame of space.
 *
 * The NIfTI reader has a matrix too, but chooses by the larger code, and knows no qform in NIfTI-2.
 *
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h
 */
export function niftiAffine(header: NIFTI1 | NIFTI2, bytes: ArrayBuffer): number[] | undefined {
  const affine =
    header.sform_code > 0 ? sform(header, bytes) : header.qform_code > 0 ? qform(header) : undefined;
  return affine && isFrame(affine) ? affine : undefined;
}

/** Three rows of four float32 from byte 280 in NIfTI-1, float64 from byte 400 in NIfTI-2. */
function sform(header: NIFTI1 | NIFTI2, bytes: ArrayBuffer): number[] {
  const view = new DataView(bytes);
  return Array.from({ length: 12 }, (_, k) =>
    header instanceof NIFTI1
      ? view.getFloat32(280 + 4 * k, header.littleEndian)
      : view.getFloat64(400 + 8 * k, header.littleEndian),
  );
}

/** A rotation by a unit quaternion whose first part is left to be found, times the lengths of the voxel. */
function qform(header: NIFTI1 | NIFTI2): number[] {
  const { quatern_b: b, quatern_c: c, quatern_d: d, pixDims } = header;
  const a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
  const rows = [
    [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
  ];
  const lengths = [pixDims[1]!, pixDims[2]!, pixDims[3]! * (pixDims[0]! < 0 ? -1 : 1)];
  const origin = [header.qoffset_x, header.qoffset_y, header.qoffset_z];
  return rows.flatMap((row, x) => [...row.map((entry, axis) => entry * lengths[axis]!), origin[x]!]);
}

/** Whether the three axes span space, by finite numbers. */
function isFrame(affine: readonly number[]): boolean {
  const [a, b, c, , d, e, f, , g, h, i] = affine as [...number[]];
  const determinant = a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
  return affine.every(Number.isFinite) && determinant !== 0;
}
