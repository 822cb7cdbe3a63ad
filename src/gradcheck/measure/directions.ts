import type { Inputs } from "../arguments/inputs.ts";

/** Where f is asked along a direction: on both sides of x or, where x lies at a bound of its domain, on one. */
export type Sides = "both" | "forward";

/** A way to go from x. */
export interface Direction {
  readonly vector: Float64Array;
  readonly sides: Sides;
}

/** Where f is defined: every number of x from `low` to `high`. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/**
 * Few directions that show any wrong gradient. Along its signs no parts cancel, which shows wrong factors, signs and
 * missing terms best; along random weights an error in some elements cancels by no design. Elements at a bound of the
 * domain go inward, those where f should rise apart from those where it should fall.
 *
 * @param chosen - non-zero for elements that are checked; null: all are
 */
export function planDirections(
  inputs: Inputs,
  gradient: Float64Array,
  chosen: Uint8Array | null,
  domain: Domain | null,
  random: () => number,
): Direction[] {
  const scale = scaleOf(inputs, domain);
  const inward = Int8Array.from(inputs.numbers, (x) => inwardOf(x, domain));
  const moves = (element: number) => chosen === null || chosen[element] !== 0;
  const along = (sides: Sides, weight: (element: number) => number): Direction => ({
    vector: scale.map((length, element) => (moves(element) ? length * weight(element) : 0)),
    sides,
  });
  const coin = () => (random() < 0.5 ? -1 : 1);
  const open = (weight: (element: number) => number) =>
    along("both", (element) => (inward[element] === 0 ? weight(element) : 0));
  const rising = (sign: number) =>
    along("forward", (element) => (gradient[element]! * inward[element]! * sign > 0 ? inward[element]! : 0));
  const planned = [
    open((element) => Math.sign(gradient[element]!) || coin()),
    rising(1),
    rising(-1),
    open(() => coin() * (0.5 + random())),
    open(() => coin() * (0.5 + random())),
    along("forward", (element) => inward[element]! * (0.5 + random())),
  ];
  let sides = 0;
  return planned.filter((direction) => {
    const cost = direction.sides === "both" ? 2 : 1;
    if (sides + cost > MOST_SIDES || direction.vector.every((length) => length === 0)) return false;
    sides += cost;
    return true;
  });
}

/** Ladders that a check climbs; one on both sides of x counts twice. */
const MOST_SIDES = 6;

/** How far an element may go: to the nearer bound, or from a bound to the other. */
function roomFor(x: number, domain: Domain | null): number {
  if (domain === null) return Infinity;
  const inward = inwardOf(x, domain);
  const [down, up] = [x - domain.low, domain.high - x];
  return inward === 0 ? Math.min(down, up) : inward > 0 ? up : down;
}

/** So near to a bound, as a part of the domain, there is more to be seen on one side of x than on both. */
const NEAR = 1e-3;

/** The way into the domain at a bound of it; 0 where both ways are open. */
export function inwardOf(x: number, domain: Domain | null): -1 | 0 | 1 {
  if (domain === null) return 0;
  const margin = Number.isFinite(domain.high - domain.low) ? NEAR * (domain.high - domain.low) : 0;
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
