import { type Domain, inwardOf, ownScaleOf, scaleOf, spreadOf } from "../arguments/domain.ts";
import type { Inputs } from "../arguments/inputs.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";

/** Where f is asked along a direction: on both sides of x or, where x lies at a bound of its domain, on one. */
export type Sides = "both" | "forward";

/** A way to go from x. */
export interface Direction {
  readonly vector: Float64Array;
  readonly sides: Sides;
  /** Whether elements of unlike slopes move by equal parts of their scales: slopes that are exchanged make no difference there. */
  readonly hidesExchange?: boolean;
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
const MAX_SIDES = 7;

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
    // Two of drawn lengths show more than one and that of equal lengths, which hides exchanged slopes.
    const closer = planned.filter(({ hidesExchange }) => hidesExchange !== true);
    return { closer: withinSides(closer, MAX_SIDES - 3), together: null };
  }
  const inward = Array.from(numbers, (x) => inwardOf(x, domain));
  if (inward.every((side) => side === 0)) return NO_SPARE;
  const vector = scaleOf(inputs, domain).map((length, element) => {
    const side = inward[element]! || Math.sign(gradient[element]!) || coin(random);
    return isChosen(chosen, element) ? length * (side * (0.5 + random())) : 0;
  });
  return { closer: [], together: { vector, sides: "forward" } };
}

/** What directions are planned from: one loop a direction, for x may have millions of elements. */
interface Plan {
  readonly scale: Float64Array;
  readonly gradient: Float64Array;
  readonly chosen: Uint8Array | null;
  /** The way into the domain of elements at a bound of it; 0 for those that are open to both sides. */
  readonly inward: Int8Array;
  readonly random: () => number;
}

function planAt(
  scale: Float64Array,
  { numbers }: Inputs,
  gradient: Float64Array,
  chosen: Uint8Array | null,
  domain: Domain | null,
  random: () => number,
): Direction[] {
  const inward = new Int8Array(numbers.length);
  if (domain !== null) for (let k = 0; k < numbers.length; k++) inward[k] = inwardOf(numbers[k]!, domain);
  const plan: Plan = { scale, gradient, chosen, inward, random };
  const [signs, up, down] = [alongSigns(plan), rising(plan, 1), rising(plan, -1)];
  const [first, second, inside] = [alongRandom(plan), alongRandom(plan), inwardAtRandom(plan)];
  // Elements at bounds that are tied show their slopes where all of them move.
  return [signs, up, down, first, inside, second];
}

function alongSigns({ scale, gradient, chosen, inward, random }: Plan): Direction {
  const vector = new Float64Array(scale.length);
  for (let k = 0; k < scale.length; k++) {
    if (inward[k] === 0 && isChosen(chosen, k))
      vector[k] = scale[k]! * (Math.sign(gradient[k]!) || coin(random));
  }
  return { vector, sides: "both", hidesExchange: hasUnlikeSlopes(gradient, vector) };
}

/** Reports whether a gradient has slopes that differ, of elements that a vector moves: those can be exchanged. */
export function hasUnlikeSlopes(gradient: Float64Array, vector: Float64Array): boolean {
  const first = vector.findIndex((length) => length !== 0);
  return gradient.some((slope, k) => vector[k] !== 0 && slope !== gradient[first]);
}

function alongRandom({ scale, chosen, inward, random }: Plan): Direction {
  const vector = new Float64Array(scale.length);
  for (let k = 0; k < scale.length; k++) {
    if (inward[k] === 0 && isChosen(chosen, k)) vector[k] = scale[k]! * (coin(random) * (0.5 + random()));
  }
  return { vector, sides: "both" };
}

/**
 * Elements at a bound along which f rises, or falls; one whose derivative is 0 goes with those that rise: it may be wrong. Their
 * lengths are drawn, since along equal ones two slopes that are exchanged make no difference.
 */
function rising({ scale, gradient, chosen, inward, random }: Plan, sign: 1 | -1): Direction {
  const vector = new Float64Array(scale.length);
  for (let k = 0; k < scale.length; k++) {
    const side = inward[k]!;
    if (side === 0 || !isChosen(chosen, k)) continue;
    if ((Math.sign(gradient[k]! * side) || 1) === sign) vector[k] = scale[k]! * (side * (0.5 + random()));
  }
  return { vector, sides: "forward" };
}

function inwardAtRandom({ scale, chosen, inward, random }: Plan): Direction {
  const vector = new Float64Array(scale.length);
  for (let k = 0; k < scale.length; k++) {
    if (isChosen(chosen, k)) vector[k] = scale[k]! * (inward[k]! * (0.5 + random()));
  }
  return { vector, sides: "forward" };
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
