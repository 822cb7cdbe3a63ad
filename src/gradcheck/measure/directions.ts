import { type Domain, inwardOf, scaleOf } from "../arguments/domain.ts";
import type { Inputs } from "../arguments/inputs.ts";

/** Where f is asked along a direction: on both sides of x or, where x lies at a bound of its domain, on one. */
export type Sides = "both" | "forward";

/** A way to go from x. */
export interface Direction {
  readonly vector: Float64Array;
  readonly sides: Sides;
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
