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
