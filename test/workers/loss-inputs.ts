import { Tensor } from "../../src/index.ts";
import { classLayout } from "../../src/tensor/class-layout.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { type PartLayout, partLayout } from "../../src/workers/loss/voxel-part.ts";
import { randomValues } from "../tensor/random-values.ts";

const BATCH = 2;
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
