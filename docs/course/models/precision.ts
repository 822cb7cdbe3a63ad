import { countOverlap, diceLoss, diceScore, labelMap, tensor } from "softdice";

/** How a number is stored: the bits of its significand, the least positive value and the largest finite one. */
export interface Format {
  readonly name: string;
  readonly digits: number;
  readonly least: number;
  readonly largest: number;
}

export const FORMATS: readonly Format[] = [
  { name: "float64", digits: 53, least: 2 ** -1074, largest: Number.MAX_VALUE },
  { name: "float32", digits: 24, least: 2 ** -149, largest: 3.4028234663852886e38 },
  { name: "float16", digits: 11, least: 2 ** -24, largest: 65504 },
  { name: "bfloat16", digits: 8, least: 2 ** -133, largest: 3.3895313892515355e38 },
];

/** Rounds to the nearest number of a format, to even in the middle; beyond the largest it is infinite. */
export function roundTo(x: number, { digits, least, largest }: Format): number {
  if (digits === 24) return Math.fround(x);
  if (x === 0 || !Number.isFinite(x)) return x;
  const unit = Math.max(least, 2 ** (Math.floor(Math.log2(Math.abs(x))) - digits + 1));
  const whole = x / unit;
  let rounded = Math.round(whole);
  if (Math.abs(whole % 1) === 0.5 && rounded % 2 !== 0) rounded--;
  const value = rounded * unit;
  return Math.abs(value) > largest * (1 + 2 ** (-digits - 1)) ? Math.sign(x) * Infinity : value;
}

const formatNamed = (name: string) => FORMATS.find((format) => format.name === name)!;

const stops = new Map<string, number>();

/** The number of ones at which a counter of a format stops: counted once, some eight million steps for float32. */
export function counterStops(name: string): number {
  const known = stops.get(name);
  if (known !== undefined) return known;
  const format = formatNamed(name);
  // From 2^(digits − 1) on only the step itself can be lost, so the search starts there.
  let count = 2 ** (format.digits - 1);
  while (roundTo(count + 1, format) !== count) count++;
  stops.set(name, count);
  return count;
}

/** The sum of a number of equal terms by a counter of float32: it stops where a term is below half a step. */
export function naiveSum(terms: number, term: number): number {
  const x = Math.fround(term);
  let sum = 0;
  for (let k = 0; k < terms; k++) {
    const next = Math.fround(sum + x);
    // From here on no term changes it.
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** The library's own sum of the same terms, as the Dice loss makes it: Σp of a prediction. */
export function librarySum(terms: number, term: number): number {
  const p = tensor(new Float32Array(terms).fill(term), [1, terms]);
  const target = tensor(new Float32Array(terms).fill(1), [1, terms]);
  const dice = 1 - diceLoss(p, target, { classAxis: null, smooth: 0 }).item();
  // 2S/(S + N) = D
  return (dice * terms) / (2 - dice);
}

/** The smallest power of two U for which U + ε is U in a format; 0 where ε itself is stored as 0. */
export function losesEpsilonAt(name: string, epsilon: number): number {
  const format = formatNamed(name);
  const stored = roundTo(epsilon, format);
  if (stored === 0) return 0;
  let sum = 2 ** Math.floor(Math.log2(stored));
  while (roundTo(sum + stored, format) !== sum) sum *= 2;
  return sum;
}

/** A number as a format stores it. */
export function stored(name: string, x: number): number {
  return roundTo(x, formatNamed(name));
}

/** Dice of two masks by counters of float32 that stop at 2²⁴. */
export function diceByCounters(both: number, predicted: number, actual: number): number {
  const count = (x: number) => Math.min(x, 2 ** 24);
  return (2 * count(both)) / (count(predicted) + count(actual));
}

/** The same by the library's counts. */
export function diceByLibrary(both: number, predicted: number, actual: number): number {
  return diceScore(
    { intersection: [0, both], predicted: [0, predicted], actual: [0, actual], voxels: 2 ** 27 },
    { includeBackground: false },
  );
}

/** Counts a map of ones with the library. */
export function libraryCount(voxels: number): number {
  const map = labelMap(new Uint8Array(voxels).fill(1), [voxels]);
  return countOverlap(map, map, { classes: 2 }).intersection[1]!;
}
