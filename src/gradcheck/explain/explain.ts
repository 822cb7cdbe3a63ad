import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LADDER } from "../measure/check-direction.ts";
import { checkElement, type GradcheckElement } from "../measure/check-element.ts";
import { planDirections } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { checkPoint, ladderAround } from "../points/check-point.ts";
import type { TargetSums } from "./find-factors.ts";
import { findPattern, type GradcheckPattern } from "./find-pattern.ts";
import { findSwap } from "./find-swap.ts";
import { EVALUATIONS_PER_LOOK, locate, supportOf } from "./locate.ts";

/** Where and how a gradient is wrong, as far as f can show it. */
export interface Explanation {
  readonly elements: readonly GradcheckElement[];
  readonly pattern: GradcheckPattern | null;
  /** Whether one element is wrong and all others together are right. */
  readonly single: boolean;
}

/** What is known besides f, and what may be spent. */
export interface ExplainOptions {
  readonly target: ArrayLike<number> | null;
  /** Non-zero for elements that are checked; null: all are. */
  readonly chosen: Uint8Array | null;
  /** Evaluations of f, all in all. */
  readonly budget: number;
  readonly random: () => number;
}

/** Elements of a sample; with no more than these, all are looked at. */
const SAMPLE = 32;

/** Evaluations of f for the derivative along one element, from a whole ladder. */
const WHOLE = 2 * LADDER.rungs;

/** Finds the wrong element, or what the wrong elements have in common. */
export function* explain(
  point: Point,
  failure: DirectionCheck,
  options: ExplainOptions,
): MaybeAsync<Explanation> {
  const { target, budget, random } = options;
  const { tally, inputs } = point.subject;
  const left = () => budget - tally.evaluations;
  const support = supportOf(failure.direction.vector);
  const found = new Map<number, GradcheckElement>();
  const isLarge = support.length > SAMPLE;
  if (isLarge) {
    const place = yield* locate(point, failure, left() - WHOLE);
    if (place !== null) {
      found.set(place, yield* checkElement(point, place, target));
      if (yield* isAlone(point, failure, place, options)) {
        return { elements: [...found.values()], pattern: null, single: true };
      }
    }
  }
  const ladder = ladderAround(failure.step, EVALUATIONS_PER_LOOK / 2);
  for (const place of sampleOf(support, target, random)) {
    if (left() < EVALUATIONS_PER_LOOK) break;
    if (!found.has(place)) found.set(place, yield* checkElement(point, place, target, ladder));
  }
  if (isLarge && wrongOf(found).length === 0) {
    // More than one is wrong, but so few that no sample meets them: the worst is as good an example as any.
    const place = yield* locate(point, failure, left() - WHOLE, Infinity);
    if (place !== null) found.set(place, yield* checkElement(point, place, target));
  }
  const elements = [...found.values()];
  const wrong = wrongOf(found);
  const shape = inputs.parts.length === 1 ? inputs.parts[0]!.shape : [];
  let pattern = findPattern(elements, shape, sumsOf(inputs.numbers, target), target);
  if (pattern === null && inputs.parts.length === 1 && wrong.length > 0) {
    pattern = yield* findSwap(point, wrong, shape, ladder, left());
  }
  const single =
    wrong.length === 1 &&
    found.size === support.length &&
    (yield* isAlone(point, failure, wrong[0]!, options));
  return { elements, pattern, single };
}

/** Sums of x and of a target of its size. */
function sumsOf(x: Float64Array, target: ArrayLike<number> | null): TargetSums | null {
  if (target === null) return null;
  let [intersection, predicted, actual, squares] = [0, 0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    intersection += x[k]! * target[k]!;
    predicted += x[k]!;
    actual += target[k]!;
    squares += x[k]! * x[k]! + target[k]! * target[k]!;
  }
  return { intersection, predicted, actual, squares, size: x.length };
}

function wrongOf(found: ReadonlyMap<number, GradcheckElement>): number[] {
  return [...found].filter(([, { verdict }]) => verdict === "fail").map(([place]) => place);
}

/** Reports whether the gradient is right but for one element, in whatever direction it is asked. */
function* isAlone(
  point: Point,
  { direction }: DirectionCheck,
  place: number,
  { chosen, budget, random }: ExplainOptions,
): MaybeAsync<boolean> {
  const { inputs, domain, tally } = point.subject;
  const checked = chosen === null ? inputs.numbers.length : chosen.reduce((count, mark) => count + mark, 0);
  const movesAll = supportOf(direction.vector).length === checked;
  const planned = movesAll ? [direction] : planDirections(inputs, point.gradient, chosen, domain, random);
  const others = planned
    .map(({ vector, sides }) => ({ sides, vector: vector.map((length, at) => (at === place ? 0 : length)) }))
    .filter(({ vector }) => vector.some((length) => length !== 0));
  if (others.length === 0) return true;
  const { verdict, directions } = yield* checkPoint(point, others, budget - tally.evaluations);
  return verdict !== "fail" && directions.length > 0;
}

/** Some elements at random, as many of either kind of target. */
function sampleOf(support: Uint32Array, target: ArrayLike<number> | null, random: () => number): number[] {
  if (support.length <= SAMPLE) return [...support];
  const chosen = new Set<number>();
  const draw = (wanted: (element: number) => boolean, most: number) => {
    for (let tries = 0; chosen.size < most && tries < 64 * SAMPLE; tries++) {
      const element = support[Math.floor(random() * support.length)]!;
      if (wanted(element)) chosen.add(element);
    }
  };
  if (target !== null) draw((element) => target[element] === 1, SAMPLE / 2);
  if (target !== null) draw((element) => target[element] === 0, SAMPLE);
  draw(() => true, SAMPLE);
  return [...chosen].sort((a, b) => a - b);
}
