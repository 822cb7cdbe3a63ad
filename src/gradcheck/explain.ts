import { checkDirection, type DirectionCheck, type Point } from "./check-direction.ts";
import { ladderAround } from "./check-point.ts";
import { checkElement, type GradcheckElement } from "./element.ts";
import { LOOK, locate, supportOf } from "./locate.ts";
import { findPattern, type GradcheckPattern } from "./pattern.ts";
import { findSwap } from "./swap.ts";
import type { Work } from "./work.ts";

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
  /** Evaluations of f, all in all. */
  readonly budget: number;
  readonly random: () => number;
}

/** Elements of a sample; with no more than these, all are looked at. */
const SAMPLE = 32;

/** Finds the wrong element, or what the wrong elements have in common. */
export function* explain(point: Point, failure: DirectionCheck, options: ExplainOptions): Work<Explanation> {
  const { target, budget, random } = options;
  const { tally, inputs } = point.subject;
  const left = () => budget - tally.evaluations;
  const support = supportOf(failure.direction.vector);
  const found: GradcheckElement[] = [];
  if (support.length > SAMPLE) {
    const place = yield* locate(point, failure, left());
    if (place !== null) {
      found.push(yield* checkElement(point, place, target));
      const vector = failure.direction.vector.map((length, element) => (element === place ? 0 : length));
      const rest = yield* checkDirection(point, { ...failure.direction, vector });
      if (rest.verdict !== "fail") return { elements: found, pattern: null, single: true };
    }
  }
  const ladder = ladderAround(failure.step, LOOK / 2);
  const places = sampleOf(support, target, random);
  for (const place of places) {
    if (left() < LOOK) break;
    found.push(yield* checkElement(point, place, target, ladder));
  }
  const shape = inputs.parts.length === 1 ? inputs.parts[0]!.shape : [];
  let pattern = findPattern(found, shape);
  if (pattern === null && inputs.parts.length === 1) {
    const wrong = places.filter((_, k) => found[found.length - places.length + k]?.verdict === "fail");
    if (wrong.length > 0) pattern = yield* findSwap(point, wrong, shape, ladder);
  }
  const wrongOnes = found.filter(({ verdict }) => verdict === "fail").length;
  const single = wrongOnes === 1 && found.length === support.length;
  return { elements: found, pattern, single };
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
