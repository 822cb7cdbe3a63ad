import { BUGS, type Bug, withBug } from "./bugs.ts";
import { type Examination, examinersOf, type Suspect } from "./examiners.ts";
import type { GradientCase } from "./gradient-case.ts";

/** How often something happened, of how many times. */
export interface Count {
  readonly hits: number;
  readonly of: number;
}

/** What a checker says of right and wrong gradients of some cases. */
export interface Rates {
  readonly falseAlarms: Count;
  readonly unresolved: Count;
  readonly detected: Readonly<Record<Bug, Count>>;
  /** Evaluations of f for a right gradient, the most of all cases. */
  readonly evaluations: number;
  /** Relative errors of right gradients that would have been seen, of a checker that knows. */
  readonly resolutions: readonly number[];
}

/** Rates by kinds of cases, then by checkers. */
export type RatesByKind = Readonly<Record<string, Readonly<Record<string, Rates>>>>;

/** The rates of all checkers there are for the precision of a case, under the kind that it is of. */
export function measureRates(
  cases: Iterable<GradientCase>,
  kindOf: (one: GradientCase) => string,
): RatesByKind {
  let all: RatesByKind = {};
  for (const one of cases) {
    const suspects = BUGS.map((bug): [Bug, Suspect | null] => {
      const gradient = withBug(one, bug);
      return [bug, gradient && { gradient, numbers: gradient(one.x) }];
    });
    const rates = examinersOf(one.precision).map(({ name, examine }) => {
      return [name, ratesAt(examine(one), suspects)];
    });
    all = addRates(all, { [kindOf(one)]: Object.fromEntries(rates) });
  }
  return all;
}

function ratesAt(
  { right, verdict, evaluations, resolution }: Examination,
  suspects: readonly (readonly [Bug, Suspect | null])[],
): Rates {
  const detected = suspects.map(([bug, suspect]): [Bug, Count] => {
    return [bug, suspect === null ? NEVER : once(verdict(suspect) === "fail")];
  });
  return {
    falseAlarms: once(right === "fail"),
    unresolved: once(right === "unresolved"),
    detected: Object.fromEntries(detected) as Record<Bug, Count>,
    evaluations,
    resolutions: resolution === null ? [] : [resolution],
  };
}

const NEVER: Count = { hits: 0, of: 0 };

function once(happened: boolean): Count {
  return { hits: happened ? 1 : 0, of: 1 };
}

export function addRates(a: RatesByKind, b: RatesByKind): RatesByKind {
  return merge(a, b, (ofKind, more) => merge(ofKind, more, sumOf));
}

/** Both records; where both have an entry, what they give together. */
function merge<Entry>(
  a: Readonly<Record<string, Entry>>,
  b: Readonly<Record<string, Entry>>,
  together: (a: Entry, b: Entry) => Entry,
): Record<string, Entry> {
  const all = { ...a };
  for (const [key, entry] of Object.entries(b)) all[key] = key in all ? together(all[key]!, entry) : entry;
  return all;
}

function sumOf(a: Rates, b: Rates): Rates {
  return {
    falseAlarms: addCounts(a.falseAlarms, b.falseAlarms),
    unresolved: addCounts(a.unresolved, b.unresolved),
    detected: merge(a.detected, b.detected, addCounts) as Record<Bug, Count>,
    evaluations: Math.max(a.evaluations, b.evaluations),
    resolutions: [...a.resolutions, ...b.resolutions],
  };
}

function addCounts(a: Count, b: Count): Count {
  return { hits: a.hits + b.hits, of: a.of + b.of };
}
