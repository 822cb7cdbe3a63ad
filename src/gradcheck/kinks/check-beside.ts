import { MAX_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import { joinInputs, packInputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkApart } from "../inspect/check-apart.ts";
import { observe } from "../inspect/observe.ts";
import type { Point } from "../measure/judge-ladder.ts";
import { checkPlanned } from "../points/check-point.ts";
import type { PointCheck } from "../points/conclude.ts";
import { movedBy } from "./along-vector.ts";

/** How far beside a kink differences check the gradient, in the scale of x; the second if kinks are near the first. */
const FAR_MOVES = [0.02, 0.1];

/** Evaluations of f that one check beside a kink takes. */
const CHECK_EVALUATIONS = MAX_EVALUATIONS - 2;

/** Evaluations of f for a second look where small elements may be next to their kinks still. */
const APART_EVALUATIONS = 2 * MAX_EVALUATIONS;

/**
 * What differences say of the gradient beside a kink: at points that speak for it, and at a random point and its mirror image. On
 * one side of every kink a gradient of zeros may be right.
 *
 * @param known - the patterns of the points whose gradient is nearest to that at x, and whose slope is the least and the largest
 */
export function* checkBeside(
  point: Point,
  known: ReadonlySet<Float64Array>,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<BesideCheck> {
  const aside = point.gradient.map(() => (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2));
  const passes: BesideCheck[] = [];
  for (const pattern of [...known, aside, aside.map((part) => -part)]) {
    let found = yield* checkFar(point, pattern, chosen, random);
    if (found.verdict === "fail") {
      // The point may lie next to a kink of its own: another one decides, which breaks the ties of x in the same order.
      const least = 0.25 + 0.75 * random();
      const other = pattern.map((part) => part * (least + (1 - least) * Math.abs(part)));
      found = yield* checkFar(point, other, chosen, random);
    }
    if (found.verdict === "fail") return found;
    if (found.verdict === "pass") passes.push(found);
  }
  const resolution = Math.max(...passes.map((pass) => pass.resolution));
  return passes.length >= MIN_PASSES
    ? { verdict: "pass", resolution }
    : { verdict: "unresolved", resolution: Infinity };
}

/** The verdict of differences beside a kink, and what they would have seen. */
export type BesideCheck = Pick<PointCheck, "verdict" | "resolution">;

const WRONG: BesideCheck = { verdict: "fail", resolution: Infinity };

/** Points beside a kink at which f must confirm the gradient. */
const MIN_PASSES = 2;

/** What differences say at the first distance from x, in the direction of a pattern, at which they confirm the gradient. */
export function* checkFar(
  point: Point,
  pattern: Float64Array,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<BesideCheck> {
  let found: BesideCheck = WRONG;
  for (const move of FAR_MOVES) {
    found = yield* checkMoved(point, movedBy(point, pattern, move, chosen), chosen, random);
    if (found.verdict === "pass") break;
  }
  return found;
}

function* checkMoved(
  { subject }: Point,
  numbers: Float64Array,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<BesideCheck> {
  const beside = { ...subject, inputs: joinInputs(packInputs(subject.inputs, numbers)) };
  try {
    const { point } = yield* observe(beside);
    if (point === null) return WRONG;
    const found = yield* checkPlanned(point, chosen, random, CHECK_EVALUATIONS);
    if (found.failure === null) return found;
    return (yield* checkApart(point, found.failure, chosen, random, APART_EVALUATIONS)) ?? found;
  } catch (error) {
    if (error instanceof RangeError) return WRONG;
    throw error;
  }
}
