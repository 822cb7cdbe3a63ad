import { BOX } from "../../kernels/labels/class-boxes.ts";
import { thinMask } from "../../kernels/skeletons/thin-mask.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { checkLabelMap, type LabelMap, makeLabelMap } from "../../tensor/label-map.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import { classMasks } from "./class-masks.ts";

/**
 * Thins each class of a label map to its centre lines, which keep their class: lines one voxel wide with the components, tunnels and
 * cavities of the class. All neighbours of a voxel are connected: 26, in 2-D 8.
 *
 * @param map - class numbers, [rows, columns] or [planes, rows, columns]
 * @throws {RangeError} if the map has not two or three axes, or a negative label
 * @example
 * skeletonize(labelMap([[0, 0, 0, 0, 0], [2, 2, 2, 2, 2], [2, 2, 2, 2, 2], [2, 2, 2, 2, 2]])).toArray() // [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [2, 2, 2, 2, 2], [0, 0, 0, 0, 0]]
 * @see Lee, Kashyap and Chu 1994, https://doi.org/10.1006/cgip.1994.1042
 */
export function skeletonize(map: LabelMap): LabelMap {
  const name = "skeletonize";
  const { data, shape } = checkLabelMap(name, "map", map);
  let highest = 1;
  for (const label of data) highest = Math.max(highest, label);
  const plan = planSurfaces(name, map, map, { classes: highest + 1 });
  const thinned = new (data.constructor as new (length: number) => LabelArray)(data.length);
  const [, rows, columns] = plan.pair.extents;
  for (const label of plan.labels) {
    const { prediction, extents } = classMasks(plan, label);
    if (prediction.count === 0) continue;
    const skeleton = thinMask(prediction.voxels, extents);
    const box = plan.boxes.subarray(label * BOX, label * BOX + 3);
    for (let plane = 0, at = 0; plane < extents[0]; plane++) {
      for (let row = 0; row < extents[1]; row++) {
        const to = ((plane + box[0]!) * rows + row + box[1]!) * columns + box[2]!;
        for (let column = 0; column < extents[2]; column++)
          if (skeleton[at++] !== 0) thinned[to + column] = label;
      }
    }
  }
  return makeLabelMap(thinned, [...shape]);
}
