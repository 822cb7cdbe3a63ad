import { classLayout, elementOf } from "../../tensor/class-layout.ts";
import { describeList } from "../../tensor/describe.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import { checkAxis, checkSameShape, coordinatesOf } from "../../tensor/shape.ts";
import { checkTensor, type Tensor } from "../../tensor/tensor.ts";
import { countedVoxels } from "../../tensor/voxels/counted-voxels.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** Options of {@link countOverlap} for masks that overlap. */
export interface MaskCountOptions {
  /** The axis of classes, −1 by default. */
  readonly classAxis?: number | undefined;
  /** Voxels that count: those that are not 0. */
  readonly mask?: Tensor | LabelMap | undefined;
}

/** Masks may overlap: each class is counted on its own. Axis 0 need not be a batch. */
export function countMasks(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: MaskCountOptions,
): OverlapCounts {
  const { shape } = checkTensor(name, "prediction", prediction);
  checkTensor(name, "target", target);
  checkSameShape(name, "prediction", shape, "target", target.shape);
  const { classAxis = -1 } = options;
  const axis = checkAxis(name, classAxis, shape.length, "classAxis");
  const layout = classLayout(name, [1, ...shape], axis + 1);
  const { classes, voxels, voxelShape } = layout;
  const counted = countedVoxels(name, options, target, voxelShape.slice(1));
  const intersection = new Array<number>(classes).fill(0);
  const predicted = new Array<number>(classes).fill(0);
  const actual = new Array<number>(classes).fill(0);
  let total = 0;
  let noBackground = false;
  for (let voxel = 0; voxel < voxels; voxel++) {
    if (counted !== null && counted[voxel] === 0) continue;
    total++;
    let [inPrediction, inTarget] = [0, 0];
    for (let c = 0; c < classes; c++) {
      const at = elementOf(layout, 0, voxel, c);
      const p = checkBit(name, "prediction", prediction, at);
      const t = checkBit(name, "target", target, at);
      predicted[c]! += p;
      actual[c]! += t;
      intersection[c]! += p * t;
      inPrediction += p;
      inTarget += t;
    }
    if (inPrediction !== 1 || inTarget !== 1) noBackground = true;
  }
  return { intersection, predicted, actual, voxels: total, ...(noBackground && { noBackground }) };
}

function checkBit(name: string, argument: string, { data, shape }: Tensor, at: number): number {
  const value = data[at]!;
  if (value !== 0 && value !== 1) {
    throw new RangeError(
      `${name}: ${argument} holds ${value} at ${describeList(coordinatesOf(at, shape))}, want 0 or 1; argmax or threshold make labels`,
    );
  }
  return value;
}
