import { BOX, boxOf } from "../../kernels/labels/class-boxes.ts";
import type { ClassSurfaces } from "../../metrics/surfaces/class-surfaces.ts";
import { type LabelPair, measureClass } from "../../metrics/surfaces/measure-class.ts";
import { planSurfaces } from "../../metrics/surfaces/plan-surfaces.ts";
import type { SurfaceDistances, SurfaceOptions } from "../../metrics/surfaces/surface-distances.ts";
import { voxelSize } from "../../metrics/surfaces/voxel-size.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import type { Crew } from "../threads/crew.ts";
import { shareOut } from "../threads/share-out.ts";
import { isShared } from "../threads/shared-tensor.ts";
import { type ClassCrop, cropClass, extentsOf } from "./class-crop.ts";
import type { SurfaceCall } from "./surface-task.ts";

/** Voxels of a box below which a class is measured sooner than it is sent. */
const MIN_SENT_VOXELS = 2 ** 14;

/** Measures a class on each worker, the largest first; small ones where it is called. */
export async function surfacesInParts(
  crew: Crew,
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): Promise<SurfaceDistances> {
  const { pair, boxes, metric, labels } = planSurfaces("surfaceDistances", prediction, target, options);
  const sizes = labels.map((label) => ({ label, voxels: voxelsOf(boxOf(boxes, label)) }));
  const isLarge = (voxels: number) => crew.size > 0 && voxels >= MIN_SENT_VOXELS;
  const large = sizes.filter(({ voxels }) => isLarge(voxels)).sort((a, b) => b.voxels - a.voxels);
  const classes = new Array<ClassSurfaces | null>(boxes.length / BOX).fill(null);
  for (const { label, voxels } of sizes) {
    if (!isLarge(voxels)) classes[label] = measureClass(pair, label, boxOf(boxes, label), metric);
  }
  await shareOut(crew.size, large.length, async (index, worker) => {
    const { label } = large[index]!;
    const box = boxOf(boxes, label).slice();
    const crop = isInPlace(pair) ? { pair, box } : cropClass(pair, box);
    const call: SurfaceCall = { ...crop, label, metric };
    classes[label] = (await crew.call(worker, "measurePart", call, memoryOf(crop))) as ClassSurfaces;
  });
  return { classes, boundary: metric.boundary, voxel: voxelSize(metric.axes, pair.flat) };
}

function voxelsOf(box: Float64Array): number {
  return extentsOf(box).reduce((product, extent) => product * extent);
}

/** Reports whether workers see the maps themselves. */
function isInPlace({ prediction, target, counted }: LabelPair): boolean {
  return isShared(prediction) && isShared(target) && counted === null;
}

/** Returns the memory that is handed over with a crop: none of the caller's. */
function memoryOf({ pair: { prediction, target, counted } }: ClassCrop): ArrayBuffer[] {
  return [prediction, target, ...(counted === null ? [] : [counted])]
    .filter((data) => !isShared(data))
    .map(({ buffer }) => buffer as ArrayBuffer);
}
