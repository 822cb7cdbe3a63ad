/** `count` different whole numbers below `size`, ascending, from a seed; all of them if there are no more. */
export function sampleIndices(size: number, count: number, seed: number): number[] {
  if (count >= size) return Array.from({ length: size }, (_, index) => index);
  const random = mulberry32(seed);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random() * size));
  return [...chosen].sort((a, b) => a - b);
}

/** Uniform numbers in [0, 1): Tommy Ettinger's Mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
