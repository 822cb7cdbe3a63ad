import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { dot } from "./along-vector.ts";
import type { GradientsBeside } from "./gradients-beside.ts";
import {
  type GradientBeside,
  nearestOf,
  RANGE_MARGIN,
  rangeOfPoints,
  type SlopeMoves,
  type SlopeRange,
} from "./slope-range.ts";

/** Rounds of a search for a slope. */
const SEARCH_STEPS = 16;

/** Points that a round adds next to the best one so far: each exchanges two elements of the best before it. */
const NEIGHBOURS = 12;

/** Rounds after which such a climb begins again at another point. */
const CLIMB_STEPS = 8;

/** Rounds in which the part of the elements that lie below those in the middle goes from little to nearly all. */
const AMID_STEPS = 5;

/**
 * Finds the range of the slopes along a direction at points next to x; a slope beyond it is searched for at further points. A point does not
 * count that has elements across their bounds which the direction does not move: the gradient may jump there for their sake.
 *
 * @param counts - reports whether a point counts
 */
export function* rangeAlong(
  beside: GradientsBeside,
  vector: Float64Array,
  wanted: number,
  moves: SlopeMoves,
  counts: (point: GradientBeside) => boolean = ({ across }) =>
    across === null || across.every((part, k) => part === 0 || vector[k] !== 0),
): MaybeAsync<SlopeRange | null> {
  const { patterns } = beside;
  let seen = 0;
  const widened = (known: SlopeRange | null) => {
    const added = beside.points.slice(seen).filter(counts);
    seen = beside.points.length;
    return rangeOfPoints(vector, added, moves, known);
  };
  let range = widened(null);
  let climber = beside.points[0]!;
  for (let step = 0; step < SEARCH_STEPS && range !== null && !isFound(wanted, range); step++) {
    if (!beside.mayAdd()) break;
    if (step === 0) {
      // Of a convex function the largest slope along a direction is that on the way there, of a concave one the least.
      for (const side of [1, -1]) yield* beside.add(() => patterns.towards(vector, side, beside.isSingle()));
    } else {
      const sign = wanted > range.high ? 1 : -1;
      const extreme = sign > 0 ? range.highest : range.lowest;
      const sides = beside.effectsAlong(vector).map((effect) => sign * effect);
      if (step % CLIMB_STEPS === 1) climber = step === 1 ? extreme : beside.points.at(-1)!;
      climber = yield* climb(beside, climber, vector, sign);
      yield* beside.add(() => patterns.ranked(vector, sides));
      yield* beside.addPair();
      const part = (step % AMID_STEPS || AMID_STEPS) - 0.5;
      const middle = beside.mostUnlike(vector);
      const alone = vector.map((length, k) => (k === middle ? length || 1 : 0));
      yield* beside.add(() => patterns.amid(alone, part / AMID_STEPS));
    }
    range = widened(range);
  }
  return range;
}

/**
 * Finds the range of the slopes along a direction where elements move by lengths of all sizes as well: the slopes so far, and those at points
 * that come nearer and nearer to a slope.
 *
 * @param least - the least move, as a part of the largest; 0: that of the smallest scale
 */
export function* rangeApart(
  beside: GradientsBeside,
  vector: Float64Array,
  wanted: number,
  least: number,
): MaybeAsync<SlopeRange | null> {
  const { patterns } = beside;
  let range = beside.rangeOfAll(vector);
  let best: GradientBeside | null = null;
  for (let k = 0; k < APART_POINTS && range !== null && !isFound(wanted, range); k++) {
    if (!beside.mayAdd()) break;
    const sign = wanted > range.high ? 1 : -1;
    const from: Float64Array | null = k < FIRST_APART ? null : best!.pattern;
    yield* beside.add(() => patterns.apart(least, beside.isSingle(), from), 1);
    const added = beside.points.at(-1)!;
    if (best === null || sign * dot(nearestOf(added), vector) >= sign * dot(nearestOf(best), vector))
      best = added;
    range = rangeOfPoints(vector, [added], "nearest", range);
  }
  return range;
}

/** Such points, at most, and those of them that are not drawn near the best so far. */
const APART_POINTS = 128;
const FIRST_APART = 16;

/** Goes from a point to ones whose slope along a direction is at least as large, or with sign −1 as small; returns the last of them. */
function* climb(
  beside: GradientsBeside,
  from: GradientBeside,
  vector: Float64Array,
  sign: 1 | -1,
): MaybeAsync<GradientBeside> {
  const { patterns } = beside;
  let best = from;
  for (let k = 0; k < NEIGHBOURS; k++) {
    const pattern = patterns.exchanged(best.pattern);
    if (beside.isSingle() && !patterns.breaksTies(pattern)) continue;
    yield* beside.add(() => pattern, 1);
    const added = beside.points.at(-1)!;
    if (sign * dot(nearestOf(added), vector) >= sign * dot(nearestOf(best), vector)) best = added;
  }
  return best;
}

function isFound(wanted: number, { low, high }: SlopeRange): boolean {
  const margin = RANGE_MARGIN * (high - low);
  return wanted >= low - margin && wanted <= high + margin;
}
