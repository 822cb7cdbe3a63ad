import { InputError } from "../../files/source/input-error.ts";
import type { Volume } from "../../files/volume/volume.ts";
import { describeList } from "../../tensor/describe.ts";
import { lengthText } from "../text/score-text.ts";

/**
 * How far apart a corner of the two volumes may lie, in voxels. The fourth part of a quaternion near a half turn is the
 * root of a difference: rounded to float32, it moves a corner 500 voxels away by 0.17 of a voxel.
 */
const CLOSE = 0.25;

/** Refuses a prediction whose voxels lie elsewhere in space than those of the same index in the target. */
export function checkSameSpace(prediction: Volume, target: Volume): void {
  const { affine } = prediction;
  const other = target.affine;
  if (!affine || !other || cornersAgree(affine, other, target.shape)) return;
  const [axes, otherAxes] = [orientationText(affine), orientationText(other)];
  const [difference, remedy] =
    axes !== otherAxes
      ? [`its axes point ${axes}, those of ${target.file} ${otherAxes}`, "reorient one to the other"]
      : [
          `voxel [0, 0, 0] lies at ${pointText(affine)} mm, that of ${target.file} at ${pointText(other)} mm`,
          "resample one to the grid of the other",
        ];
  throw new InputError(
    `${prediction.file}: ${difference}; ${remedy}, or let --ignore-orientation match voxels by index`,
  );
}

/** The matrices take each corner of the volume to places less than a fraction of a voxel apart. */
function cornersAgree(
  affine: readonly number[],
  other: readonly number[],
  shape: readonly number[],
): boolean {
  const lengths = [0, 1, 2].map((axis) => Math.hypot(other[axis]!, other[4 + axis]!, other[8 + axis]!));
  const most = CLOSE * Math.min(...lengths);
  for (let corner = 0; corner < 8; corner++) {
    const index = [0, 1, 2].map((axis) => ((corner >> axis) & 1) * ((shape[axis] ?? 1) - 1));
    const apart = [0, 4, 8].map((row) =>
      [...index, 1].reduce((sum, k, column) => sum + (affine[row + column]! - other[row + column]!) * k, 0),
    );
    if (!(Math.hypot(...apart) <= most)) return false;
  }
  return true;
}

const ends = ["RL", "AP", "SI"] as const;

/** Where each axis of the array points to, most of all: `RAS`, `LPS`. */
function orientationText(affine: readonly number[]): string {
  const letters = [0, 1, 2].map((axis) => {
    const column = [affine[axis]!, affine[4 + axis]!, affine[8 + axis]!];
    const sizes = column.map(Math.abs);
    const largest = sizes.indexOf(Math.max(...sizes));
    return ends[largest]![column[largest]! > 0 ? 0 : 1];
  });
  return letters.join("");
}

function pointText(affine: readonly number[]): string {
  return describeList([3, 7, 11].map((at) => Number(lengthText(affine[at]!))));
}
