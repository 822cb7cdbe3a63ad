import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkDirection } from "../measure/check-direction.ts";
import type { Direction } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { ladderAround } from "../points/check-point.ts";

/** Rungs of the ladders of a search: the step is known by then. */
const RUNGS = 12;

/** Evaluations of f for a look at one part of x. */
export const EVALUATIONS_PER_LOOK: number = 2 * RUNGS;

/**
 * The element along which a gradient is wrong, by halving: of the two halves of a direction the one that is further off is
 * followed. Null where the error is everywhere, or f cannot show it in a part alone.
 *
 * @param most - evaluations of f that may be spent
 * @param spread - levels on which both halves are wrong, from the first, before the error counts as everywhere
 */
export function* locate(
  point: Point,
  failure: DirectionCheck,
  most: number,
  spread: number = SPREAD,
): MaybeAsync<number | null> {
  const { tally } = point.subject;
  const end = tally.evaluations + most;
  let direction = failure.direction;
  let elements = supportOf(direction.vector);
  let everywhere = 0;
  for (let level = 1; elements.length > 1; level++) {
    if (tally.evaluations + 2 * EVALUATIONS_PER_LOOK > end) return null;
    const middle = elements.length >> 1;
    const halves: DirectionCheck[] = [];
    for (const part of [elements.subarray(0, middle), elements.subarray(middle)]) {
      halves.push(yield* checkDirection(point, restrict(direction, part), ladderAround(failure.step, RUNGS)));
    }
    const wrong = halves.filter(({ verdict }) => verdict === "fail");
    if (wrong.length === 0) return null;
    if (wrong.length === 2) everywhere++;
    if (everywhere === level && level === spread) return null;
    const worse = wrong.reduce((a, b) => (distance(a) >= distance(b) ? a : b));
    direction = worse.direction;
    elements = supportOf(direction.vector);
  }
  return elements[0]!;
}

/** A few elements that are wrong lie in both halves of some level, all in both of every level. */
const SPREAD = 2;

/** How far a gradient is off, in bars. */
function distance({ numeric, analytic, bar }: DirectionCheck): number {
  return Math.abs(numeric - analytic) / bar;
}

/** The elements that a direction moves. */
export function supportOf(vector: Float64Array): Uint32Array {
  return Uint32Array.from(vector.keys()).filter((element) => vector[element] !== 0);
}

function restrict({ vector, sides }: Direction, elements: Uint32Array): Direction {
  const part = new Float64Array(vector.length);
  for (const element of elements) part[element] = vector[element]!;
  return { vector: part, sides };
}
