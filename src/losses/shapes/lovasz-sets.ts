import { lovaszWeights } from "../../kernels/overlap/lovasz.ts";
import type { VoxelGrid } from "../../ops/class-sums/voxel-grid.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";
import type { LossInput } from "../read/read-loss.ts";
import type { Samples } from "../sums/samples.ts";

/**
 * The Lovász weight of each error, set by set: a constant, for the extension is piecewise linear. A set is a class of a sample; with
 * `average: "micro"` it is all classes of a sample.
 */
export function lovaszSetWeights(
  errors: Tensor,
  { target }: VoxelGrid,
  { layout, counted, settings }: LossInput,
  { samples, classes, takesPart }: Samples,
): Tensor {
  const { batch, voxels } = layout;
  const first = layout.classes - classes;
  const weights = new Float64Array(errors.size);
  const members = new Int32Array(
    (settings.average === "micro" ? classes : 1) * (samples === 1 ? batch : 1) * voxels,
  );
  const merged = settings.average === "micro";
  for (let sample = 0; sample < samples; sample++) {
    const from = samples === 1 ? 0 : sample;
    const to = samples === 1 ? batch : sample + 1;
    let size = 0;
    for (let c = 0; c < classes; c++) {
      if (!merged) size = 0;
      if (takesPart[sample * classes + c]) {
        for (let b = from; b < to; b++) {
          for (let voxel = 0; voxel < voxels; voxel++) {
            if (counted !== null && counted[b * voxels + voxel] === 0) continue;
            members[size++] = elementOf(layout, b, voxel, first + c);
          }
        }
      }
      if (size > 0 && (!merged || c === classes - 1)) {
        lovaszWeights(weights, errors.data, target.data, members.subarray(0, size));
      }
    }
  }
  return makeTensor(weights, errors.shape);
}
