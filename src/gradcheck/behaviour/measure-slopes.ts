/** The mean slope with respect to probabilities: what an activation took away is put back, where anything is left. */
export function meanSlope(
  slopes: ArrayLike<number>,
  passed: (k: number) => number,
  belongs: Uint8Array,
): number {
  let [sum, count] = [0, 0];
  for (let k = 0; k < slopes.length; k++) {
    if (belongs[k] === 0 || passed(k) === 0) continue;
    sum += Math.abs(slopes[k]!) / passed(k);
    count++;
  }
  return sum / count;
}

/** The part of the slopes with respect to probabilities that an activation lets through, beside the most that it can. */
export function keptOf(
  slopes: ArrayLike<number>,
  passed: (k: number) => number,
  belongs: Uint8Array,
): number {
  let [through, before] = [0, 0];
  for (let k = 0; k < slopes.length; k++) {
    if (belongs[k] === 0 || passed(k) === 0) continue;
    through += Math.abs(slopes[k]!);
    before += Math.abs(slopes[k]!) / passed(k);
  }
  return through / before;
}

/** Relative difference up to which two slopes count as one. */
const SAME_SLOPE = 1e-5;

/** Values that are told apart. */
const MAX_DISTINCT = 1000;

export function countDistinct(slopes: ArrayLike<number>): number {
  const sorted = Float64Array.from(slopes).sort();
  let count = 0;
  let first = Number.NaN;
  for (const slope of sorted) {
    if (Math.abs(slope - first) <= SAME_SLOPE * Math.abs(first)) continue;
    first = slope;
    count++;
    if (count === MAX_DISTINCT) break;
  }
  return count;
}
