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

/** Directions for what the planned ones do not show. */
export interface SpareDirections {
  /** In place of the others where the first shows nothing: elements move by parts of their own size, however far apart these are. */
  readonly closer: readonly Direction[];
  /** For elements that no direction resolves: all at once, on one side of x. */
  readonly together: Direction | null;
}

export const NO_SPARE: SpareDirections = { closer: [], together: null };

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
): Direction[] {
  return withinSides(planAt(scaleOf(inputs, domain), inputs, gradient, chosen, domain, random), MAX_SIDES);
}

/** Plans directions for what {@link planDirections} may not show; see there. */
export function planSpare(
  inputs: Inputs,
  gradient: Float64Array,
  chosen: Uint8Array | null,
  domain: Domain | null,
  random: () => number,
): SpareDirections {
  const { numbers } = inputs;
  if (domain === null) {
    if (spreadOf(numbers, chosen) <= LIMITS.maxSpread) return NO_SPARE;
    const planned = planAt(ownScaleOf(numbers), inputs, gradient, chosen, domain, random);
    return { closer: withinSides(planned, MAX_SIDES - 2), together: null };
  }
  const inward = Array.from(numbers, (x) => inwardOf(x, domain));
  if (inward.every((side) => side === 0)) return NO_SPARE;
  const vector = scaleOf(inputs, domain).map((length, element) => {
    const side = inward[element]! || Math.sign(gradient[element]!) || coin(random);
    return isChosen(chosen, element) ? length * side : 0;
  });
  return { closer: [], together: { vector, sides: "forward" } };
}

function planAt(
  scale: Float64Array,
  { numbers }: Inputs,
  gradient: Float64Array,
  chosen: Uint8Array | null,
  domain: Domain | null,
  random: () => number,
): Direction[] {
  const inward = Int8Array.from(numbers, (x) => inwardOf(x, domain));
  const along = (sides: Sides, weight: (element: number) => number): Direction => ({
    vector: scale.map((length, element) => (isChosen(chosen, element) ? length * weight(element) : 0)),
    sides,
  });
  const open = (weight: (element: number) => number) =>
    along("both", (element) => (inward[element] === 0 ? weight(element) : 0));
  // An element whose derivative is 0 goes with those that rise: it may be the one that is wrong.
  const rising = (sign: 1 | -1) =>
    along("forward", (element) =>
      (Math.sign(gradient[element]! * inward[element]!) || 1) === sign ? inward[element]! : 0,
    );
  return [
    open((element) => Math.sign(gradient[element]!) || coin(random)),
    rising(1),
    rising(-1),
    open(() => coin(random) * (0.5 + random())),
    open(() => coin(random) * (0.5 + random())),
    along("forward", (element) => inward[element]! * (0.5 + random())),
  ];
}

function coin(random: () => number): 1 | -1 {
  return random() < 0.5 ? -1 : 1;
}

function isChosen(chosen: Uint8Array | null, element: number): boolean {
  return chosen === null || chosen[element] !== 0;
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
function spreadOf(numbers: Float64Array, chosen: Uint8Array | null): number {
  let [least, most] = [Infinity, 0];
  for (const [element, x] of numbers.entries()) {
    if (x === 0 || !isChosen(chosen, element)) continue;
    least = Math.min(least, Math.abs(x));
    most = Math.max(most, Math.abs(x));
  }
  return most / least;
}

function ownScaleOf(numbers: Float64Array): Float64Array {
  const least = numbers.reduce((size, x) => (x === 0 ? size : Math.min(size, Math.abs(x))), Infinity);
  return numbers.map((x) => Math.abs(x) || least);
}
