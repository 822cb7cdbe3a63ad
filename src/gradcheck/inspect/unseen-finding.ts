import { describeList } from "../../tensor/describe.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import type { Inputs } from "../arguments/inputs.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { jumpOf, movesOf } from "../measure/ladder.ts";
import { ulpOf } from "../measure/noise.ts";
import type { PointCheck } from "../points/conclude.ts";

/** What hides the slope of f along a direction. */
type Hiding = "edge" | "break" | "bend" | "jumps" | "rounding" | "noise";

const OR_LESS = ", or leave such elements out by `where`";

/** The words of a finding: what hides a slope, with its size, and what a user can do about it. */
const WORDS: Readonly<Record<Hiding, (size: string) => string>> = {
  edge: () => "f has no value at most steps: give `domain`, or move x away from the edge",
  break: (size) =>
    `f jumps by ${size} at x, as a tied argmax that selects an element does, and has no slope across the jump: move x away from it`,
  bend: () =>
    "f bends so near x, or so much, that too few steps show its slope: check another point, or in a higher precision",
  jumps: (size) => `f moves by ${size} or not at all: check it before it is rounded`,
  rounding: (size) =>
    `f is rounded by ${size}, which hides its slope: check it in a higher precision${OR_LESS}`,
  noise: (size) =>
    `f scatters by ${size}, which hides its slope: fix its seeds, tighten its tolerances${OR_LESS}`,
};

/** What an unresolved check does not show, what hides it, and what a user can do about it. */
export function unseenFinding({ unseen, directions }: PointCheck, point: Point): GradcheckFinding {
  const hidden = directions.filter(({ verdict }) => verdict !== "pass");
  const isPartly = unseen.length > 0 && hidden.length < directions.length;
  const named = isPartly ? `f does not show the gradient of ${namesOf(unseen, point.subject.inputs)}; ` : "";
  const moving = hidden.filter(({ direction }) => unseen.some((k) => direction.vector[k] !== 0));
  const [first, ...others] = (moving.length > 0 ? moving : directions).map((one) => hidingOf(one, point));
  const all = first === undefined ? [] : [first, ...others];
  const count = ({ hiding }: Hidden) => all.filter((one) => one.hiding === hiding).length;
  const common = all.reduce((a, b) => (count(b) > count(a) ? b : a), first ?? { hiding: "edge", size: 0 });
  // A jump makes the values of a fit over large steps scatter, and shows along the finest steps of another direction.
  const gap = Math.max(0, ...directions.map(({ rungs }) => jumpOf(rungs, point.centre)));
  const most: Hidden = common.hiding === "noise" && gap > 0 ? { hiding: "break", size: gap } : common;
  return { kind: "unseen", message: named + WORDS[most.hiding](String(Number(most.size.toPrecision(2)))) };
}

interface Hidden {
  readonly hiding: Hiding;
  readonly size: number;
}

function hidingOf({ analytic, rungs, noise }: DirectionCheck, { subject, centre }: Point): Hidden {
  const { outside, evaluations } = subject.tally;
  const finest = rungs.at(-1);
  const unit = ulpOf(centre);
  if (finest === undefined || 2 * outside > evaluations) {
    return outside > 0 ? { hiding: "edge", size: 0 } : { hiding: "rounding", size: unit };
  }
  const gap = jumpOf(rungs, centre);
  if (gap > 0) return { hiding: "break", size: gap };
  const jump = movesOf([finest], centre);
  if (finest.step > MIN_STAIR_STEP && jump > LIMITS.minJump * unit) return { hiding: "jumps", size: jump };
  const size = Math.max(noise, unit / 2);
  if (!Number.isFinite(noise) || Math.abs(analytic) * rungs[0]!.step > SHOWING_UNITS * size)
    return { hiding: "bend", size: 0 };
  return { hiding: noise > ROUNDED_UNITS * unit ? "noise" : "rounding", size };
}

/** Times the noise of f that a slope moves it over the largest step without being hidden by noise alone. */
const SHOWING_UNITS = 30;

/** Steps above this are stored by float32: where f moves at no finer ones, it jumps. */
const MIN_STAIR_STEP = 1e-5;

/** Units of rounding of its value that make the values of f scatter where it sums some terms. */
const ROUNDED_UNITS = 64;

/** Elements by their places, the first of them if they are many. */
function namesOf(places: readonly number[], { parts }: Inputs): string {
  const shown = places.slice(0, MAX_NAMED).map((k) => {
    const input = parts.findIndex(({ end }) => k < end);
    const { start, shape } = parts[input]!;
    return (parts.length > 1 ? `input ${input} ` : "") + describeList(coordinatesOf(k - start, shape));
  });
  const more = places.length - shown.length;
  const names = [...shown, ...(more > 0 ? [`${more} more`] : [])];
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Elements that a finding names. */
const MAX_NAMED = 3;
