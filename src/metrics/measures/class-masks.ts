import { boxOf } from "../../kernels/labels/class-boxes.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { LabelPair } from "../surfaces/measure-class.ts";
import type { SurfacePlan } from "../surfaces/plan-surfaces.ts";
import type { PerAxis } from "../surfaces/whole-spacing.ts";

/** The voxels of one map in a class, within a box. */
export interface ClassMask {
  /** 1 for a voxel of the class that counts. */
  readonly voxels: Uint8Array;
  /** The number of these voxels. */
  readonly count: number;
}

/** One class of two maps, in the box around it in both. */
export interface ClassMasks {
  readonly prediction: ClassMask;
  readonly target: ClassMask;
  readonly extents: PerAxis;
}

const NONE: ClassMask = { voxels: new Uint8Array(0), count: 0 };

/** Cuts the box of a class out of both maps; a class that is in neither has no voxels and no extents. */
export function classMasks({ pair, boxes }: Pick<SurfacePlan, "pair" | "boxes">, label: number): ClassMasks {
  const box = boxOf(boxes, label);
  if (box[3]! < box[0]!) return { prediction: NONE, target: NONE, extents: [0, 0, 0] };
  const extents: PerAxis = [box[3]! - box[0]! + 1, box[4]! - box[1]! + 1, box[5]! - box[2]! + 1];
  const cut = (labels: LabelArray) => maskIn(labels, pair, label, box, extents);
  return { prediction: cut(pair.prediction), target: cut(pair.target), extents };
}

function maskIn(
  labels: LabelArray,
  { counted, extents: [, rows, columns] }: LabelPair,
  label: number,
  box: Float64Array,
  [planes, boxRows, boxColumns]: PerAxis,
): ClassMask {
  const voxels = new Uint8Array(planes * boxRows * boxColumns);
  let count = 0;
  let at = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < boxRows; row++) {
      let from = ((plane + box[0]!) * rows + row + box[1]!) * columns + box[2]!;
      for (let column = 0; column < boxColumns; column++, at++, from++) {
        if (labels[from] !== label || (counted !== null && counted[from] === 0)) continue;
        voxels[at] = 1;
        count++;
      }
    }
  }
  return { voxels, count };
}
