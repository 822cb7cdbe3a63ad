import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { GradientsBeside } from "../../../src/gradcheck/kinks/gradients-beside.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

/** The first points next to x on the way along a vector, for a gradient. */
export function besides(
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray,
  vector: Float64Array,
  domain: Domain | null = null,
) {
  const point = pointOf(() => 0, gradient, x, domain);
  const beside = new GradientsBeside(point, null, mulberry32(1));
  finish(beside.addFirst(vector));
  return { point, beside };
}

/** 1 for the largest of all, the first of them where some are tied. */
export const first = (x: FloatArray) => {
  const slopes = new Float64Array(x.length);
  slopes[x.indexOf(Math.max(...x))] = 1;
  return slopes;
};
