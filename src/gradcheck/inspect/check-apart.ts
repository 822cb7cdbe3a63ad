import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { checkDirection } from "../measure/check-direction.ts";
import { type Direction, hasUnlikeSlopes } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { accountsForStep, finestTelling } from "../measure/path-integral.ts";
import { checkPoint, ladderAround, SECOND_RUNGS } from "../points/check-point.ts";
import { concluded, type PointCheck } from "../points/conclude.ts";

/** Evaluations of f for the check of elements of one size. */
const PART_EVALUATIONS = 140;

/**
 * Checks a gradient again where a direction that fails moves some elements far: by more than a small part of their size even at the
 * finest step. Kinks and jumps as near to x as such an element is to 0 then look like errors of the gradient. Those that move less are
 * checked by themselves, and the others in groups of like size, by parts of it. An error that shows in none of these must be one of the
 * elements whose slope they do not show, along the direction that failed; and the gradient on the way must not account for it.
 *
 * Null where the gradient is wrong, or no element moves far.
 *
 * @param chosen - non-zero for elements that are checked; null: all are
 * @param most - evaluations of f that may be spent
 */
export function* checkApart(
  point: Point,
  failure: DirectionCheck,
  chosen: Uint8Array | null,
  random: () => number,
  most: number,
): MaybeAsync<PointCheck | null> {
  const { inputs, domain, tally } = point.subject;
  const { vector, sides } = failure.direction;
  if (domain !== null || sides !== "both") return null;
  const { numbers } = inputs;
  const finest = finestTelling(failure);
  const isFar = (k: number) =>
    numbers[k] === 0 || finest * Math.abs(vector[k]!) > MAX_OWN_MOVE * Math.abs(numbers[k]!);
  const checked = Array.from(numbers.keys()).filter((k) => chosen === null || chosen[k] !== 0);
  const far = checked.filter(isFar);
  if (far.every((k) => numbers[k] === 0)) return null;
  const near = checked.filter((k) => !isFar(k));
  const end = tally.evaluations + most;
  const parts = [
    { places: near, lengths: (k: number) => Math.abs(vector[k]!) },
    ...groupsOf(numbers, far),
  ].filter(({ places }) => places.length > 0);
  const planned: Direction[] = [];
  const checks: DirectionCheck[] = [];
  // Elements whose slope does not show, and those of which it is 0 beside all that f moves.
  const rest = new Float64Array(vector.length);
  let [isHidden, isOver] = [false, false];
  for (const { places, lengths } of parts) {
    if (tally.evaluations + PART_EVALUATIONS > end) {
      if (planned.length === 0) return null;
      isOver = true;
      break;
    }
    const directions = directionsOf(point.gradient, places, lengths, random);
    const found = yield* checkPoint(point, directions, PART_EVALUATIONS);
    if (found.verdict === "fail") return null;
    isHidden ||= found.verdict === "unresolved";
    const isShown = found.verdict === "pass" && found.directions.some(({ reference }) => reference === 0);
    if (!isShown) for (const k of places) rest[k] = vector[k]!;
    planned.push(...directions);
    checks.push(...found.directions);
  }
  const noise = checks.reduce((largest, check) => Math.max(largest, check.noise), 0);
  const found = concluded(point, planned, checks, null, noise);
  const isLeft = rest.some((length) => length !== 0);
  if (isLeft && !isOver) {
    isOver = tally.evaluations + PART_EVALUATIONS > end;
    if (!isOver && (yield* isWrongAlong(point, { vector: rest, sides }))) return null;
  }
  return isHidden || isOver ? { ...found, verdict: "unresolved" } : found;
}

/** Reports whether two ladders show a gradient wrong along a direction, and the gradient on the way does not account for it. */
function* isWrongAlong(point: Point, direction: Direction): MaybeAsync<boolean> {
  const first = yield* checkDirection(point, direction);
  if (first.verdict !== "fail") return false;
  const again = yield* checkDirection(point, direction, ladderAround(first.step, SECOND_RUNGS));
  const difference = Math.abs(first.numeric - again.numeric);
  if (again.verdict !== "fail" || difference > first.bar + again.bar) return false;
  const shown = { ...first, step: finestTelling(first) };
  const own = ownStepOf(point.subject.inputs.numbers, direction.vector);
  return !(yield* accountsForStep(point, shown, own));
}

/** The part of itself by which an element moves without crossing what is as near to it as 0 is. */
const MAX_OWN_MOVE = 2 ** -10;

/** The largest step that moves every element that is not 0 by a small part of itself. */
function ownStepOf(numbers: Float64Array, vector: Float64Array): number {
  let least = Infinity;
  for (let k = 0; k < numbers.length; k++) {
    if (numbers[k] !== 0 && vector[k] !== 0) least = Math.min(least, Math.abs(numbers[k]! / vector[k]!));
  }
  return MAX_OWN_MOVE * least;
}

/** Elements that are checked together, and how far each moves. */
interface Part {
  readonly places: readonly number[];
  readonly lengths: (element: number) => number;
}

/** Elements in groups of like size, the largest first, which move by parts of their size; those that are 0 go with the smallest. */
function groupsOf(numbers: Float64Array, places: readonly number[]): Part[] {
  const sorted = [...places].sort((a, b) => Math.abs(numbers[b]!) - Math.abs(numbers[a]!));
  const groups: number[][] = [];
  for (const k of sorted) {
    const size = Math.abs(numbers[k]!);
    const last = groups.at(-1);
    const isAlike = last !== undefined && size * LIMITS.maxSpread >= Math.abs(numbers[last[0]!]!);
    if (last !== undefined && (isAlike || size === 0)) last.push(k);
    else groups.push([k]);
  }
  return groups.map((group) => {
    const least = group.reduce((size, k) => Math.min(size, Math.abs(numbers[k]!) || Infinity), Infinity);
    const lengths = (k: number) => Math.abs(numbers[k]!) || (Number.isFinite(least) ? least : 1);
    return { places: group, lengths };
  });
}

/** Directions that move some elements alone: along the signs of the gradient, and along random weights. */
function directionsOf(
  gradient: Float64Array,
  places: readonly number[],
  lengths: (element: number) => number,
  random: () => number,
): Direction[] {
  const coin = () => (random() < 0.5 ? -1 : 1);
  const signs = new Float64Array(gradient.length);
  const weights = new Float64Array(gradient.length);
  for (const k of places) {
    signs[k] = lengths(k) * (Math.sign(gradient[k]!) || coin());
    weights[k] = lengths(k) * (coin() * (0.5 + random()));
  }
  return [
    { vector: signs, sides: "both", hidesExchange: hasUnlikeSlopes(gradient, signs) },
    { vector: weights, sides: "both" },
  ];
}
