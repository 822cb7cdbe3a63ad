import { mulberry32 } from "../kernels/random.ts";

/** `count` different whole numbers below `size`, ascending, from a seed; all of them if there are no more. */
export function sampleIndices(size: number, count: number, seed: number): number[] {
  if (count >= size) return Array.from({ length: size }, (_, index) => index);
  const random = mulberry32(seed);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random() * size));
  return [...chosen].sort((a, b) => a - b);
}
