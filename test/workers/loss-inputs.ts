import { LabelMap, Tensor } from "../../src/index.ts";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { startLossPart } from "../../src/workers/loss/loss-part.ts";
import type { PartSums } from "../../src/workers/loss/loss-whole.ts";
import type { ParallelLoss } from "../../src/workers/loss/parallel-losses.ts";
import {
  type PartLayout,
  partLayout,
  partShape,
  splitVoxels,
  takePart,
} from "../../src/workers/loss/voxel-part.ts";
import { randomValues } from "../tensor/random-values.ts";

export const BATCH = 2;
const VOXELS = 3000;
const CLASSES = 3;

/** Logits and labels of two samples, with the class axis last or first. */
export function lossInputs(channels: "last" | "first", seed: number) {
  const shape = channels === "last" ? [BATCH, VOXELS, CLASSES] : [BATCH, CLASSES, VOXELS];
  const values = Float32Array.from(randomValues(BATCH * VOXELS * CLASSES, seed, -3, 3));
  const classes = Uint8Array.from(randomValues(BATCH * VOXELS, seed + 1, 0, CLASSES), Math.floor);
  const classAxis = channels === "last" ? -1 : 1;
  const layout = partLayout(classLayout("f", shape, classAxis)) as PartLayout;
  return { logits: new Tensor(values, shape), labels: labelMap(classes, [BATCH, VOXELS]), classAxis, layout };
}

/** A loss of three parts of every sample. */
export function lossParts(
  loss: ParallelLoss,
  { logits, labels, layout }: ReturnType<typeof lossInputs>,
  options: object,
) {
  const voxelLayout: PartLayout = { ...layout, classes: 1, channels: "last" };
  return splitVoxels({ batch: BATCH, layout, workers: 3, block: 1024, elements: Infinity }).map((part) => {
    const prediction = new Tensor(takePart(logits.data, layout, part), partShape(layout, part));
    const target = new LabelMap(takePart(labels.data, voxelLayout, part), [1, part.end - part.start]);
    return { part, ...startLossPart(loss, prediction, target, options) } satisfies PartSums;
  });
}
