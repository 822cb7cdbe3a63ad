import { type Domain, inwardOf, scaleOf } from "../arguments/domain.ts";
import type { Inputs } from "../arguments/inputs.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";

/** Where f is asked along a direction: on both sides of x or, where x lies at a bound of its domain, on one. */
export type Sides = "both" | "forward";

/** A way to go from x. */
export interface Direction {
  readonly vector: Float64Array;
  readonly sides: Sides;
}

/** Directions along which a gradient is checked. */
export interface DirectionPlan {
  readonly directions: readonly Direction[];
  /** In place of the others where the first shows nothing: elements move by parts of their own size, however far apart these are. */
  readonly closer: readonly Direction[];
  /** For elements that no direction resolves: all at once, on one side of x. */
  readonly together: Direction | null;
}

/** Ladders that a check climbs; one on both sides of x counts twice. */
const MAX_SIDES = 6;

/**
 * Plans few directions that show any wrong gradient. Along its signs no parts cancel, which shows wrong factors, signs
 * and missing terms best; along random weights an error in some elements cancels by no design. Elements at a bound of
 * the domain go inward, those where f should rise apart from those where it should fall.
 *
 * @param chosen - non-zero for elements that are checked; null: all are
 */
export function planDirections(
  inputs: Inputs,
  gradient: Float64Array,
  chosen: Uint8Array | null,
  domain: Domain | null,
  random: () => number,
): DirectionPlan {
  const inward = Int8Array.from(inputs.numbers, (x) => inwardOf(x, domain));
  const moves = (element: number) => chosen === null || chosen[element] !== 0;
  const coin = () => (random() < 0.5 ? -1 : 1);
  const planAt = (scale: Float64Array) => {
    const along = (sides: Sides, weight: (element: number) => number): Direction => ({
      vector: scale.map((length, element) => (moves(element) ? length * weight(element) : 0)),
      sides,
    });
    const open = (weight: (element: number) => number) =>
      along("both", (element) => (inward[element] === 0 ? weight(element) : 0));
    const signs = (element: number) => Math.sign(gradient[element]!) || coin();
    const rising = (sign: 1 | -1) =>
      along("forward", (element) =>
        (Math.sign(gradient[element]! * inward[element]!) || 1) === sign ? inward[element]! : 0,
      );
    const weighted = () => open(() => coin() * (0.5 + random()));
    const planned = [
      open(signs),
      rising(1),
      rising(-1),
      weighted(),
      weighted(),
      along("forward", (element) => inward[element]! * (0.5 + random())),
    ];
    return { planned, together: along("forward", (element) => inward[element] || signs(element)) };
  };
  const { planned, together } = planAt(scaleOf(inputs, domain));
  const isSpread = domain === null && spreadOf(inputs.numbers, moves) > LIMITS.maxSpread;
  const closer = isSpread ? planAt(ownScaleOf(inputs.numbers)).planned : [];
  const isBounded = planned.some(({ vector, sides }) => sides === "forward" && isMoving(vector));
  return {
    directions: withinSides(planned, MAX_SIDES),
    closer: withinSides(closer, MAX_SIDES - 2),
    together: isBounded ? together : null,
  };
}

function withinSides(planned: readonly Direction[], most: number): Direction[] {
  let sides = 0;
  return planned.filter((direction) => {
    const cost = direction.sides === "both" ? 2 : 1;
    if (sides + cost > most || !isMoving(direction.vector)) return false;
    sides += cost;
    return true;
  });
}

function isMoving(vector: Float64Array): boolean {
  return vector.some((length) => length !== 0);
}

/** The largest over the smallest size of the elements that are not 0. */
function spreadOf(numbers: Float64Array, moves: (element: number) => boolean): number {
  let [least, most] = [Infinity, 0];
  for (const [element, x] of numbers.entries()) {
    if (x === 0 || !moves(element)) continue;
    least = Math.min(least, Math.abs(x));
    most = Math.max(most, Math.abs(x));
  }
  return most / least;
}

function ownScaleOf(numbers: Float64Array): Float64Array {
  const least = numbers.reduce((size, x) => (x === 0 ? size : Math.min(size, Math.abs(x))), Infinity);
  return numbers.map((x) => Math.abs(x) || least);
}
