import type { VoxelTerms } from "../../../../src/kernels/class-sums/terms/voxel-terms.ts";
import { PLANE, type Tile } from "../../../../src/kernels/class-sums/tile/tile.ts";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
/** Binary terms whose classes have different weights. */
export const termsOf = (classes: number, gamma: number): VoxelTerms => ({
  form: "binary",
  weights: Float64Array.from({ length: classes }, (_, c) => 0.5 + c),
  gamma,
  positive: 1.5,
  negative: 0.75,
  smoothing: 0,
});

/** The term of one class of a voxel, of its probability or logit x. */
export function termAt(
  tile: Tile,
  x: number,
  at: number,
  c: number,
  { gamma, positive, negative, weights }: VoxelTerms,
  isLogit: boolean,
) {
  const t = tile.plane(PLANE.target)[at]!;
  const p = isLogit ? sigmoid(x) : x;
  const rest = isLogit ? sigmoid(-x) : 1 - x;
  const both = positive * t * rest ** gamma * Math.log(p) + negative * (1 - t) * p ** gamma * Math.log(rest);
  return -weights[c]! * both;
}
