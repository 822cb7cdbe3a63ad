import { describeList } from "../../tensor/describe.ts";
import { sameShape } from "../../tensor/shape.ts";
import { InputError } from "../source/input-error.ts";
import { columnLengths, cornersAgree, lengthText, orientationText } from "../volume/geometry.ts";
import type { VolumeGrid } from "../volume/volume.ts";
import type { AxisOrder } from "./reorder-labels.ts";

type Placed = VolumeGrid & { readonly file: string };

/** The sequences in which three axes may run. */
export const AXIS_ORDERS: readonly (readonly number[])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** Finds how the axes of the prediction run along those of the target, if both are one grid in space. */
export function findAxisOrder(prediction: VolumeGrid, target: VolumeGrid): AxisOrder | undefined {
  if (!prediction.affine || !target.affine) return undefined;
  return axisOrder(prediction, prediction.affine, target, target.affine);
}

function axisOrder(
  prediction: VolumeGrid,
  affine: readonly number[],
  target: VolumeGrid,
  other: readonly number[],
): AxisOrder | undefined {
  const shape = [0, 1, 2].map((axis) => prediction.shape[axis] ?? 1);
  const wanted = [0, 1, 2].map((axis) => target.shape[axis] ?? 1);
  const planar = (prediction.planar || target.planar) === true;
  for (const axes of AXIS_ORDERS) {
    if (planar && axes[2] !== 2) continue;
    if (
      !sameShape(
        axes.map((axis) => shape[axis]!),
        wanted,
      )
    )
      continue;
    for (let flips = 0; flips < (planar ? 4 : 8); flips++) {
      // An axis of one voxel has no other end.
      if (wanted.some((extent, axis) => extent === 1 && flips & (1 << axis))) continue;
      const reversed = [0, 1, 2].map((axis) => (flips & (1 << axis)) !== 0);
      if (cornersAgree(onOtherAxes(affine, shape, { axes, reversed }), other, wanted, planar))
        return { axes, reversed };
    }
  }
  return undefined;
}

/** The matrix of the same voxels on other axes. */
export function onOtherAxes(
  affine: readonly number[],
  shape: readonly number[],
  { axes, reversed }: AxisOrder,
): number[] {
  return [0, 4, 8].flatMap((row) => {
    let origin = affine[row + 3]!;
    const columns = axes.map((axis, at) => {
      const step = affine[row + axis]!;
      if (reversed[at]) origin += step * (shape[axis]! - 1);
      return reversed[at] ? -step : step;
    });
    return [...columns, origin];
  });
}

/**
 * Describes why two volumes are not the same voxels in space.
 *
 * @param remedy - the option that matches voxels by index, with its verb
 */
export function placeFault(prediction: Placed, target: Placed, remedy: string): InputError {
  const { affine, file } = prediction;
  const other = target.affine;
  const [axes, otherAxes] = [orientationText(affine!), orientationText(other!)];
  const [lengths, otherLengths] = [columnLengths(affine!), columnLengths(other!)].map((each) =>
    describeList(each.slice(0, target.shape.length).map((length) => Number(lengthText(length)))),
  );
  const samePoint = pointText(affine!) === pointText(other!);
  const [difference, change] =
    axes !== otherAxes
      ? [`its axes point ${axes}, those of ${target.file} ${otherAxes}`, "reorient one to the other"]
      : samePoint && lengths !== otherLengths
        ? [
            `spacing ${lengths} mm differs from ${otherLengths} mm of ${target.file}`,
            "resample one to the grid of the other",
          ]
        : [
            `voxel [0, 0, 0] lies at ${pointText(affine!)} mm, that of ${target.file} at ${pointText(other!)} mm`,
            "resample one to the grid of the other",
          ];
  return new InputError(
    `${file}: ${difference}${formsText(prediction, target)}; ${change}, or ${remedy} voxels by index`,
  );
}

/** A second form in a header, such as the qform beside the sform, by which the two would agree. */
function formsText(prediction: Placed, target: Placed): string {
  for (const p of placementsOf(prediction)) {
    for (const t of placementsOf(target)) {
      if (axisOrder(prediction, p.affine, target, t.affine))
        return ` (the ${p.name} of the first agrees with the ${t.name} of the second)`;
    }
  }
  return "";
}

function placementsOf({ affine, placedBy = "matrix", otherPlacement }: VolumeGrid) {
  return [{ name: placedBy, affine: affine! }, ...(otherPlacement ? [otherPlacement] : [])];
}

function pointText(affine: readonly number[]): string {
  return describeList([3, 7, 11].map((at) => Number(lengthText(affine[at]!))));
}
