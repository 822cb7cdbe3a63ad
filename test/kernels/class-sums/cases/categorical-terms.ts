import type { VoxelTerms } from "../../../../src/kernels/class-sums/terms/voxel-terms.ts";

/** Categorical terms whose weights tell the classes apart. */
export const categoricalTerms = (classes: number, gamma = 0, smoothing = 0): VoxelTerms => ({
  form: "categorical",
  weights: Float64Array.from({ length: classes }, (_, c) => 0.5 + c),
  gamma,
  positive: 1,
  negative: 1,
  smoothing,
});
