import type { Inputs } from "./inputs.ts";
import { LIMITS } from "./verdict-limits.ts";

/** Where f is defined: every number of x from `low` to `high`. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** Reports whether all numbers are in a domain. */
export function holdsAll({ low, high }: Domain, numbers: Float64Array): boolean {
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k]!;
    if (x < low || x > high) return false;
  }
  return true;
}

/** How far an element may go: to the nearer bound, or from a bound to the other. */
function roomFor(x: number, domain: Domain | null): number {
  if (domain === null) return Infinity;
  const inward = inwardOf(x, domain);
  const [down, up] = [x - domain.low, domain.high - x];
  return inward === 0 ? Math.min(down, up) : inward > 0 ? up : down;
}

/** The way into the domain at a bound of it; 0 where both ways are open. */
export function inwardOf(x: number, domain: Domain | null): -1 | 0 | 1 {
  if (domain === null) return 0;
  const margin = Number.isFinite(domain.high - domain.low)
    ? LIMITS.boundMargin * (domain.high - domain.low)
    : 0;
  if (x - domain.low <= margin) return 1;
  return domain.high - x <= margin ? -1 : 0;
}

/**
 * A length for every element: its own magnitude, at least the root mean square of its input, 1 where that is all 0; no
 * more than what is left of the domain.
 */
export function scaleOf({ numbers, parts }: Inputs, domain: Domain | null): Float64Array {
  const scale = new Float64Array(numbers.length);
  for (const { start, end } of parts) {
    let squares = 0;
    for (let k = start; k < end; k++) squares += numbers[k]! * numbers[k]!;
    const rms = Math.sqrt(squares / (end - start)) || 1;
    for (let k = start; k < end; k++) {
      const x = numbers[k]!;
      scale[k] = Math.min(Math.max(Math.abs(x), rms), roomFor(x, domain));
    }
  }
  return scale;
}

/** The largest over the smallest size of the elements that are not 0, of those that are checked. */
export function spreadOf(numbers: Float64Array, chosen: Uint8Array | null): number {
  let [least, most] = [Infinity, 0];
  for (let k = 0; k < numbers.length; k++) {
    const size = Math.abs(numbers[k]!);
    if (size === 0 || (chosen !== null && chosen[k] === 0)) continue;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return most / least;
}

/** A length for every element: its own magnitude, and of one that is 0 the smallest of the others. */
export function ownScaleOf(numbers: Float64Array): Float64Array {
  const least = numbers.reduce((size, x) => (x === 0 ? size : Math.min(size, Math.abs(x))), Infinity);
  return numbers.map((x) => Math.abs(x) || least);
}

/**
 * A length for every element that does not take it past what is as near to it as 0 is, where sizes are far apart; else its scale, which
 * those have that are 0 or so small beside their input that rounding of a number of its size may have made them.
 */
export function closeScaleOf(inputs: Inputs, domain: Domain | null, chosen: Uint8Array | null): Float64Array {
  const scale = scaleOf(inputs, domain);
  const { numbers, parts } = inputs;
  if (domain !== null || spreadOf(numbers, chosen) <= LIMITS.maxSpread) return scale;
  for (const { start, end, data, isRounded } of parts) {
    const unit = isRounded === true || data instanceof Float32Array ? 2 ** -24 : Number.EPSILON / 2;
    for (let k = start; k < end; k++) {
      const size = Math.abs(numbers[k]!);
      if (size > unit * scale[k]!) scale[k] = size;
    }
  }
  return scale;
}
