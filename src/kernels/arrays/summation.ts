import type { FloatArray } from "../../tensor/allocate.ts";

/*
 * The summation order of the library. Every long sum is a sum of blocks:
 *
 *   1. The terms are cut into blocks of BLOCK, from the first one on; the last may be shorter.
 *   2. In a block, term k goes to lane k mod 4; each lane adds its terms from left to right, starting at 0.
 *   3. The block is (lane 0 + lane 1) + (lane 2 + lane 3).
 *   4. The blocks are added from left to right, starting at 0.
 *
 * All in float64. Blocks are independent, so any split of the work into blocks, between threads or by SIMD, gives the same
 * bits.
 */

/** Terms of a block: few enough that a pass over it stays in the first cache. */
export const BLOCK = 1024;

/** Sums a block: `count` terms from `start` on, `step` apart. */
export function sumBlock(x: FloatArray, start: number, step: number, count: number): number {
  let lane0 = 0;
  let lane1 = 0;
  let lane2 = 0;
  let lane3 = 0;
  let i = start;
  for (let k = count >> 2; k > 0; k--) {
    lane0 += x[i]!;
    lane1 += x[i + step]!;
    lane2 += x[i + 2 * step]!;
    lane3 += x[i + 3 * step]!;
    i += 4 * step;
  }
  const rest = count & 3;
  if (rest > 0) lane0 += x[i]!;
  if (rest > 1) lane1 += x[i + step]!;
  if (rest > 2) lane2 += x[i + 2 * step]!;
  return lane0 + lane1 + (lane2 + lane3);
}
