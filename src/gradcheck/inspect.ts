import type { DirectionCheck, Point, Verdict } from "./check-direction.ts";
import { checkPoint, MOST_EVALUATIONS, type PointCheck } from "./check-point.ts";
import { type Domain, planDirections } from "./directions.ts";
import type { GradcheckFinding } from "./finding.ts";
import type { Inputs } from "./inputs.ts";
import { observe } from "./observe.ts";
import { type Functions, newTally, type Subject } from "./subject.ts";
import type { Work } from "./work.ts";

/** Where and how a check is done. */
export interface Setting {
  readonly name: string;
  readonly chosen: Uint8Array | null;
  readonly domain: Domain | null;
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
  readonly directions: readonly DirectionCheck[];
  readonly failure: DirectionCheck | null;
}

/** Looks at f and its gradient at x, then along a few directions. */
export function* inspect(functions: Functions, inputs: Inputs, setting: Setting): Work<Inspection> {
  const subject: Subject = {
    ...functions,
    name: setting.name,
    inputs,
    domain: setting.domain,
    tally: newTally(),
  };
  const { value, point, findings } = yield* observe(subject);
  if (point === null) {
    const malformed = { verdict: "fail", resolution: 0, directions: [], failure: null } as const;
    return { subject, value, findings, point, ...malformed };
  }
  const first = yield* follow(point, setting);
  if (setting.domain !== null || first.directions.some(({ rungs }) => rungs.length > 0)) {
    return { subject, value, findings, point: { ...point, noise: first.noise }, ...first };
  }
  // Whatever way f was asked it had no answer: x lies at the bounds of its domain, as far as can be told from x.
  const domain = rangeOf(inputs.numbers);
  const bounded = { ...point, subject: { ...subject, domain } };
  const message = `f has no values beside x: taken to be defined from ${domain.low} to ${domain.high}, the range of x`;
  const again = yield* follow(bounded, { ...setting, domain });
  return {
    subject: bounded.subject,
    value,
    findings: [...findings, { kind: "domain", message }],
    point: { ...bounded, noise: again.noise },
    ...again,
  };
}

function* follow(point: Point, { chosen, domain, random }: Setting): Work<PointCheck> {
  const { inputs, tally } = point.subject;
  const directions = planDirections(inputs, point.gradient, chosen, domain, random);
  return yield* checkPoint(point, directions, MOST_EVALUATIONS - tally.evaluations);
}

function rangeOf(numbers: Float64Array): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const x of numbers) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return { low, high };
}
