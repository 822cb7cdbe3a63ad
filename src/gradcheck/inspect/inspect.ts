import type { Domain } from "../arguments/domain.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import { MAX_EVALUATIONS, MAX_NOISY_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import type { Inputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { type Functions, newTally, type Subject } from "../arguments/subject.ts";
import type { DirectionCheck, Point, Verdict } from "../measure/judge-ladder.ts";
import { checkPlanned } from "../points/check-point.ts";
import type { PointCheck } from "../points/conclude.ts";
import { asComputed } from "./as-computed.ts";
import { GUESSING, guessDomain } from "./guess-domain.ts";
import { observe } from "./observe.ts";
import { unseenFinding } from "./unseen-finding.ts";

/** Where and how a check is done. */
export interface Setting {
  readonly name: string;
  readonly chosen: Uint8Array | null;
  readonly domain: Domain | null;
  /** How far a value of f may be off, where that is known; else 0. */
  readonly noise: number;
  /** Evaluations of f, all in all. */
  readonly budget: number;
  readonly random: () => number;
}

/** A check without its explanation. */
export interface Inspection {
  readonly subject: Subject;
  readonly value: number;
  readonly findings: readonly GradcheckFinding[];
  /** Null where the gradient is none at all. */
  readonly point: Point | null;
  readonly verdict: Verdict;
  readonly resolution: number;
  readonly sharpest: number;
  readonly directions: readonly DirectionCheck[];
  readonly failure: DirectionCheck | null;
}

/** Looks at f and its gradient at x, then along a few directions. */
export function* inspect(functions: Functions, inputs: Inputs, setting: Setting): MaybeAsync<Inspection> {
  const subject: Subject = {
    ...functions,
    name: setting.name,
    inputs,
    domain: setting.domain,
    noise: setting.noise,
    tally: newTally(),
  };
  const { value, point: observed, findings } = yield* observe(subject);
  if (observed === null) {
    const malformed = { verdict: "fail", resolution: 0, sharpest: 0, directions: [], failure: null } as const;
    return { subject, value, findings, point: observed, ...malformed };
  }
  const most = setting.noise > 0 ? Math.min(setting.budget, MAX_NOISY_EVALUATIONS) : MAX_EVALUATIONS;
  const planned = yield* checkPlanned(
    observed,
    setting.chosen,
    setting.random,
    most - subject.tally.evaluations,
    Math.min(MAX_EXTRA, setting.budget - most),
  );
  const { point, first } = yield* inspectAsComputed(observed, planned, setting);
  if (first.directions.some(({ direction }) => direction.sides === "forward")) {
    const message = "where x lies at a bound of its domain, f is asked on one side of it";
    findings.push({ kind: "domain", message });
  }
  if (first.verdict === "unresolved") findings.push(unseenFinding(first, point));
  const shown = { ...point, noise: first.noise };
  const found: Inspection = { subject, value, findings, point: shown, ...first };
  const isSeen = first.verdict === "pass" && first.sharpest < POOR;
  if (isSeen || setting.domain !== null || subject.tally.outside === 0) return found;
  return (yield* inspectAtEdge(found, point, setting)) ?? found;
}

/**
 * A failing check again with steps as float32 stores them, if its values show that f rounds its inputs; else the same check. Steps that
 * f rounds each in its own way show no slope.
 */
function* inspectAsComputed(
  point: Point,
  first: PointCheck,
  { chosen, random, budget }: Setting,
): MaybeAsync<{ point: Point; first: PointCheck }> {
  if (first.failure === null) return { point, first };
  const computed = asComputed(point, first.failure);
  const isAlike = computed.subject.inputs.parts.every(
    ({ data, isRounded }, k) =>
      data instanceof Float32Array || isRounded === point.subject.inputs.parts[k]!.isRounded,
  );
  if (isAlike || budget - point.subject.tally.evaluations < MAX_EVALUATIONS)
    return { point: computed, first };
  return { point: computed, first: yield* checkPlanned(computed, chosen, random, MAX_EVALUATIONS) };
}

/** Evaluations of f besides where noise may hide an error. */
const MAX_EXTRA = 3000;

/** The check on the side of x on which f is defined, as far as that can be told; null where it says no more. */
function* inspectAtEdge(found: Inspection, point: Point, setting: Setting): MaybeAsync<Inspection | null> {
  const { subject, failure, sharpest } = found;
  const left = () => (failure ? setting.budget : MAX_EVALUATIONS) - subject.tally.evaluations;
  // A fail is taken back by a whole check only, not by the few directions for which a budget is enough.
  if (left() < GUESSING + (failure ? MAX_EVALUATIONS : 0)) return null;
  const domain = yield* guessDomain(subject, setting.chosen);
  if (domain === null) return null;
  const bounded = { ...point, subject: { ...subject, domain } };
  const again = yield* checkPlanned(
    bounded,
    setting.chosen,
    setting.random,
    Math.min(MAX_EVALUATIONS, left()),
  );
  if (again.verdict === "unresolved") return null;
  // Beside what f moves by at a bound that is guessed, any slope may be 0.
  if (again.verdict === "pass" && again.directions.every(({ reference }) => reference > 0)) return null;
  // Of a kink at the edge two sides show the mean of its slopes and one does not: neither disproves the other.
  if (again.failure && (failure || !isWithin(again.failure, sharpest))) return null;
  if (failure && isWithin(failure, again.sharpest)) return null;
  const message = `f is not defined all around x: taken to be so from ${domain.low} to ${domain.high}`;
  const others = found.findings.filter(({ kind }) => kind !== "unseen");
  const findings = [...others, { kind: "domain", message } as const];
  const shown = { ...bounded, noise: again.noise };
  return { ...found, subject: bounded.subject, findings, point: shown, ...again };
}

/** A pass that would not have seen so large an error is looked at again where there is reason to. */
const POOR = 1e-3;

/** Reports whether what a direction shows is less than what another would have seen. */
function isWithin({ analytic, numeric }: DirectionCheck, resolution: number): boolean {
  return Math.abs(analytic - numeric) <= resolution * Math.max(Math.abs(analytic), Math.abs(numeric));
}
