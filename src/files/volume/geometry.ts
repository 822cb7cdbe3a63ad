import { describeList } from "../../tensor/describe.ts";

/** Headers hold float32, and programs round lengths to a few digits: 3.2702 and 3.27 are one spacing. */
const MAX_LENGTH_DIFFERENCE = 1e-3;

/**
 * How far apart two corners of a volume may be, in voxels. The fourth part of a quaternion near a half turn is the
 * root of a difference: rounded to float32, it moves a corner 500 voxels away by 0.17 of a voxel.
 */
const MAX_CORNER_DISTANCE = 0.25;

/** The lengths of the three columns of a 3 × 4 matrix: the distances between neighbouring voxels. */
export function columnLengths(affine: readonly number[]): number[] {
  return [0, 1, 2].map((axis) => Math.hypot(affine[axis]!, affine[4 + axis]!, affine[8 + axis]!));
}

/** Reports whether the three axes span space, by finite numbers. */
export function isFrame(affine: readonly number[]): boolean {
  const [a, b, c, , d, e, f, , g, h, i] = affine as [...number[]];
  const determinant = a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
  return affine.every(Number.isFinite) && determinant !== 0 && Number.isFinite(determinant);
}

/** Turns a matrix to right, anterior, superior from one to left, posterior, superior, as in DICOM and ITK, or back. */
export function flipLpsRas(affine: readonly number[]): number[] {
  // Adding 0 turns −0 into 0.
  return affine.map((entry, at) => (at < 8 ? -entry : entry) + 0);
}

/** The matrix of three axes, each a vector for one voxel, and an origin. */
export function affineOf(axes: readonly (readonly number[])[], origin: readonly number[]): number[] {
  return [0, 1, 2].flatMap((row) => [axes[0]![row]!, axes[1]![row]!, axes[2]![row]!, origin[row]!]);
}

/** Reports whether a difference of two lengths is rounding: small, and small over all voxels of the axis. */
export function sameLength(a: number, b: number, extent: number): boolean {
  const difference = Math.abs(a - b) / Math.max(a, b);
  return difference <= MAX_LENGTH_DIFFERENCE && difference * (extent - 1) <= MAX_CORNER_DISTANCE;
}

/**
 * Reports whether two matrices take each corner of a volume to places less than a quarter of a voxel apart.
 *
 * @param planar - one of the files has two axes, and knows no place along the third
 */
export function cornersAgree(
  affine: readonly number[],
  other: readonly number[],
  shape: readonly number[],
  planar = false,
): boolean {
  const lengths = columnLengths(other).slice(0, planar ? 2 : 3);
  const most = MAX_CORNER_DISTANCE * Math.min(...lengths);
  for (let corner = 0; corner < 8; corner++) {
    const index = [0, 1, 2].map((axis) => ((corner >> axis) & 1) * ((shape[axis] ?? 1) - 1));
    const apart = (planar ? [0, 4] : [0, 4, 8]).map((row) =>
      [...index, 1].reduce((sum, k, column) => sum + (affine[row + column]! - other[row + column]!) * k, 0),
    );
    if (!(Math.hypot(...apart) <= most)) return false;
  }
  return true;
}

/** The largest cosine between two axes of several voxels, and the axes: 0 if all are perpendicular. */
export function shearOf(
  affine: readonly number[],
  shape: readonly number[],
): { cosine: number; axes: readonly [number, number] } {
  const lengths = columnLengths(affine);
  let cosine = 0;
  let axes: readonly [number, number] = [0, 1];
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    if ((shape[a] ?? 1) === 1 || (shape[b] ?? 1) === 1) continue;
    const product = [0, 4, 8].reduce((sum, row) => sum + affine[row + a]! * affine[row + b]!, 0);
    const size = Math.abs(product / (lengths[a]! * lengths[b]!));
    if (size > cosine) [cosine, axes] = [size, [a, b]];
  }
  return { cosine, axes };
}

const ENDS = ["RL", "AP", "SI"] as const;

/** The direction in which each axis of the array points, most of all: `RAS`, `LPS`. */
export function orientationText(affine: readonly number[]): string {
  const letters = [0, 1, 2].map((axis) => {
    const column = [affine[axis]!, affine[4 + axis]!, affine[8 + axis]!];
    const sizes = column.map(Math.abs);
    const largest = sizes.indexOf(Math.max(...sizes));
    return ENDS[largest]![column[largest]! > 0 ? 0 : 1];
  });
  return letters.join("");
}

/** A length without the noise of float32: 0.7820000052452087 is 0.782. */
export function lengthText(length: number): string {
  return String(Number(length.toPrecision(6)));
}

/** Lengths with six digits, as `[0.8, 0.8, 5]`. */
export function lengthsText(lengths: readonly number[]): string {
  return describeList(lengths.map((length) => Number(length.toPrecision(6))));
}
