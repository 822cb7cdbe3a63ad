import { displace, lineThrough } from "../arguments/displace.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { valueAt } from "../arguments/subject.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import type { DirectionCheck, Point } from "./judge-ladder.ts";
import { type Ladder, movesOf, type Rung } from "./ladder.ts";
import { type Noise, ulpOf } from "./noise.ts";

/**
 * A direction along which f jumps at coarse steps and does not change at all finer ones, as `floor` and `round` do between
 * their jumps, confirms a gradient of exactly 0. A rounded slope moves f less and less until f does not change: by many
 * units of rounding at coarse steps, and by one at the last. A step function moves by a few jumps at most, each of many
 * of the units in which f is stored, or of units so large that no number format explains them.
 *
 * Null where f is not such a function or the gradient is not 0.
 */
export function judgeStepFunction(
  found: DirectionCheck,
  { centre, gradient, repeated }: Point,
  { rungs, stillSteps, granule }: Noise,
): DirectionCheck | null {
  const { vector } = found.direction;
  if (!isZeroAlong(gradient, vector) || repeated > 0 || stillSteps.length < MIN_STILL_STEPS) return null;
  const moves = movesOf(rungs, centre);
  const jump = movesOf(rungs.slice(-1), centre);
  if (jump < LIMITS.minJump * granule && !isRound(rungs, centre, granule)) return null;
  if (moves > LIMITS.maxJumps * jump) {
    // A function that somebody rounded moves by multiples of one unit; a sum of step functions, or a bend beside x, does not.
    const last = rungs.slice(-LAST_MOVES);
    const differences = last.flatMap(({ values }) => values.map((value) => value - centre));
    const exact = EXACT_SHARE * movesOf(last, centre) + EXACT_UNITS * Number.EPSILON * Math.abs(centre);
    const unit = unitOfMoves(differences, exact);
    const isRounded = MAX_UNITS * unit >= jump;
    return found.verdict === "fail" && !isRounded ? { ...found, ...HIDDEN } : null;
  }
  return atRest(found, centre, ulpOf(centre) / stillSteps[0]!, stillSteps[0]!);
}

/**
 * Reports whether values are so round that no number format explains them: with the bits that the shortest of formats has
 * beside those in use, in all values together.
 */
function isRound(rungs: readonly Rung[], centre: number, granule: number): boolean {
  const values = new Set([centre, ...rungs.flatMap((rung) => rung.values)]);
  const largest = Math.max(...Array.from(values, Math.abs));
  let spare = SHORTEST_BITS;
  for (let size = granule; size < largest; size *= 2) spare--;
  return spare * values.size >= LIMITS.minSpareBits;
}

/** Significant bits of bfloat16. */
const SHORTEST_BITS = 8;

/** The largest number of which all moves are multiples, by Euclid's algorithm; one that is very small if there is none. */
function unitOfMoves(moves: readonly number[], exact: number): number {
  let unit = 0;
  for (const move of moves) {
    let [large, small] = [Math.max(unit, Math.abs(move)), Math.min(unit, Math.abs(move))];
    while (small > exact) [large, small] = [small, Math.abs(large - small * Math.round(large / small))];
    unit = large;
  }
  return unit;
}

/** The finest rungs whose moves are compared: coarser ones are so many units that rounding hides which. */
const LAST_MOVES = 3;

/** Part of a move down to which its unit shows: the algorithm multiplies what rounding leaves by the number of units. */
const EXACT_SHARE = 2 ** -27;

/** Units of rounding of the value of f that are not taken for a unit of what it moves by. */
const EXACT_UNITS = 2 ** 10;

/** Units that the last jump of a rounded function may be, at most. */
const MAX_UNITS = 1000;

/** What makes a check say nothing. */
const HIDDEN = { verdict: "unresolved", bar: Infinity, resolution: Infinity } as const;

/** Reports whether all parts of a slope are exactly 0. */
export function isZeroAlong(gradient: Float64Array, vector: Float64Array): boolean {
  return gradient.every((slope, k) => slope === 0 || vector[k] === 0);
}

/** Steps at which f must stand still to be flat there. */
const MIN_STILL_STEPS = 6;

/** Steps, in the scale of x, at which a constant is still the same, and a slope that rounding hides is not. */
const FAR_STEPS = [2 ** 4, 2 ** 12, 2 ** 20];

/**
 * A direction along which f is constant, as `a / a` is, confirms a gradient of at most the rounding. f must give
 * the same value at steps so large that any slope would show.
 *
 * Null where f is not constant or the gradient is more than rounding.
 */
export function* judgeConstant(
  found: DirectionCheck,
  point: Point,
  ladder: Ladder,
): MaybeAsync<DirectionCheck | null> {
  const { subject, centre, repeated, gradient, unit } = point;
  const { rungs, direction, analytic } = found;
  const unitOfValue = ulpOf(centre);
  const allowed = MAX_CONSTANT_UNITS * unitOfValue;
  const terms = 8 + Math.sqrt(gradient.length);
  const isRounding = Math.abs(analytic) <= terms * unit * (Math.abs(centre) || 1);
  if (!isRounding || repeated > 0 || subject.domain !== null || direction.sides !== "both") return null;
  if (rungs.length < MIN_STILL_STEPS || movesOf(rungs, centre) > allowed) return null;
  const line = lineThrough(subject.inputs, direction.vector, gradient);
  for (const step of FAR_STEPS) {
    const { plus, minus } = displace(line, step);
    for (const numbers of [plus, minus]) {
      const value = yield* valueAt(subject, numbers);
      if (!(Math.abs(value - centre) <= allowed)) return null;
    }
  }
  return atRest(found, centre, allowed / ladder.first, ladder.first);
}

/** Units in which f is stored that a constant may move by rounding. */
const MAX_CONSTANT_UNITS = 8;

/** The same check with a numeric slope of 0, judged beside the value of f. */
function atRest(found: DirectionCheck, centre: number, error: number, step: number): DirectionCheck {
  const bar = LIMITS.barsAllowed * error + Math.abs(found.analytic);
  const reference = Math.abs(centre) || 1;
  return { ...found, verdict: "pass", numeric: 0, bar, resolution: bar / reference, reference, step };
}
