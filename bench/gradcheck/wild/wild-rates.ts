import type { GradcheckReport } from "../../../src/gradcheck/check.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { BOUNDS } from "./bounds.ts";
import { NETWORKS } from "./fresh/networks.ts";
import { ROBUST } from "./fresh/robust.ts";
import { SHAPES } from "./fresh/shapes.ts";
import { KINK_SIBLINGS } from "./kink-siblings.ts";
import { NEAR_TIES } from "./near-ties.ts";
import { pictureChecks } from "./picture-checks.ts";
import { AT_BOUNDS } from "./piecewise/at-bounds.ts";
import { BENDS } from "./piecewise/bends.ts";
import { errorBesideMeans, plantedBugs } from "./piecewise/planted-bugs.ts";
import { RANKS } from "./piecewise/ranks.ts";
import { ROOTS } from "./piecewise/roots.ts";
import { TABLES } from "./piecewise/tables.ts";
import { SMOOTH_SIBLINGS } from "./smooth-siblings.ts";
import { TIES } from "./ties.ts";
import {
  checksOf,
  WILD_PRECISIONS,
  type WildCheck,
  type WildDraft,
  type WildPrecision,
} from "./wild-case.ts";

/** What checks of one kind of function say. */
export interface WildRates {
  right: number;
  falseAlarms: number;
  unresolved: number;
  wrong: number;
  found: number;
  unresolvedWrong: number;
  /** Wrong gradients that pass although their error is above the resolution named. */
  missed: number;
  /** How many right gradients are unresolved for each reason that the report gives. */
  readonly reasons: Map<string, number>;
}

/** Words of a report for what hides a slope, and what they mean. */
const REASONS: Readonly<Record<string, string>> = {
  "f bends": "f bends near x, or curves so much that too few steps show its slope",
  "f is rounded": "the rounding of f is more than the slope moves it",
  "f scatters": "the values of f scatter by more than the slope moves it",
  "f moves by": "f moves in jumps",
  "f jumps by": "f jumps at x",
  "f has no value": "f has no value at most steps",
  "unless other elements leave": "a slope at a bound comes only with other elements across theirs",
  "f is not evaluated across": "the gradient has a slope at a bound of the domain, or across it, only",
  "f has a kink": "f has a kink at x, and does not show its gradient beside it",
};

type Make = (size: number, random: () => number) => WildDraft;

const BUDGET = 1500;

/** The makers of functions with ties, and near bounds. */
export const KNOWN: readonly Make[] = [...TIES, ...BOUNDS, ...NEAR_TIES];

/** The makers of functions that the checker was not made with. */
export const SIBLINGS: readonly Make[] = [...KINK_SIBLINGS, ...SMOOTH_SIBLINGS];

/** The makers of functions with kinks in more than one place, and at bounds, for another set of bugs. */
export const PIECEWISE: readonly Make[] = [...RANKS, ...BENDS, ...TABLES, ...AT_BOUNDS, ...ROOTS];

/** The makers of functions as maintainers of losses, of graphics and of physics write them, with the same bugs. */
export const FRESH: readonly Make[] = [...ROBUST, ...SHAPES, ...NETWORKS];

/** The checks of a draft with that other set of bugs. */
export const checksOfPlanted: typeof checksOf = (draft, precision) =>
  checksOf(draft, precision, plantedBugs, errorBesideMeans);

/** Rates by kind of function, of right gradients for so many seeds and of wrong ones for so many. */
export function measureWildRates(
  makers: readonly Make[],
  sizes: readonly number[],
  rightSeeds: number,
  wrongSeeds: number,
  checks: (draft: WildDraft, precision: WildPrecision) => Iterable<WildCheck> = checksOf,
): Map<string, WildRates> {
  const rates = new Map<string, WildRates>();
  for (const [index, make] of makers.entries()) {
    for (let seed = 1; seed <= Math.max(rightSeeds, wrongSeeds); seed++) {
      for (const size of sizes) {
        for (const precision of WILD_PRECISIONS) {
          const draft = make(size, mulberry32(seed * 7919 + size * 31 + index));
          const kind = rates.get(draft.group) ?? newRates();
          rates.set(draft.group, kind);
          for (const one of checks(draft, precision)) {
            // Right gradients come first, and the errors of wrong ones take longer than many checks.
            if (one.error > 0 && seed > wrongSeeds) break;
            if (one.error === 0 && seed > rightSeeds) continue;
            count(kind, one.error, one.check(seed, BUDGET));
          }
        }
      }
    }
  }
  return rates;
}

/** Rates of losses of masks, whose gradients are those of the tape; wrong ones are checked with the first seed. */
export function measurePictureRates(seeds: number): Map<string, WildRates> {
  const rates = new Map<string, WildRates>();
  for (let seed = 1; seed <= seeds; seed++) {
    for (const one of pictureChecks(mulberry32(seed))) {
      if (seed > 1 && one.error > 0) continue;
      const kind = rates.get(one.group) ?? newRates();
      rates.set(one.group, kind);
      count(kind, one.error, one.check(seed, BUDGET));
    }
  }
  return rates;
}

function newRates(): WildRates {
  const reasons = new Map<string, number>();
  return {
    right: 0,
    falseAlarms: 0,
    unresolved: 0,
    wrong: 0,
    found: 0,
    unresolvedWrong: 0,
    missed: 0,
    reasons,
  };
}

function count(rates: WildRates, error: number, { verdict, resolution, findings }: GradcheckReport): void {
  if (error === 0) {
    rates.right++;
    if (verdict === "fail") rates.falseAlarms++;
    if (verdict === "unresolved") {
      rates.unresolved++;
      const reason = Object.keys(REASONS).find((words) =>
        findings.some(({ message }) => message.includes(words)),
      );
      const meaning =
        REASONS[reason ?? ""] ?? "the error that would have been seen is more than half of the gradient";
      rates.reasons.set(meaning, (rates.reasons.get(meaning) ?? 0) + 1);
    }
    return;
  }
  rates.wrong++;
  if (verdict === "fail") rates.found++;
  if (verdict === "unresolved") rates.unresolvedWrong++;
  if (verdict === "pass" && error > resolution) rates.missed++;
}

/** The counts of rates, which add up. */
const COUNTS = ["right", "falseAlarms", "unresolved", "wrong", "found", "unresolvedWrong", "missed"] as const;

/** Why right gradients are unresolved, as a table in Markdown. */
export function reasonsTable(rates: ReadonlyMap<string, WildRates>): string {
  const sums = new Map<string, number>();
  for (const { reasons } of rates.values()) {
    for (const [reason, times] of reasons) sums.set(reason, (sums.get(reason) ?? 0) + times);
  }
  const rows = [...sums].sort(([, a], [, b]) => b - a).map(([reason, times]) => `| ${reason} | ${times} |`);
  return ["| why it is unresolved | right gradients |", "| --- | --- |", ...rows].join("\n");
}

/** The rates as a table in Markdown, with their sums. */
export function wildTable(rates: ReadonlyMap<string, WildRates>): string {
  const total = newRates();
  for (const kind of rates.values()) {
    for (const key of COUNTS) total[key] += kind[key];
  }
  const row = (name: string, kind: WildRates) =>
    `| ${[name, kind.right, kind.falseAlarms, kind.unresolved, kind.wrong, kind.found, kind.unresolvedWrong, kind.missed].join(" | ")} |`;
  return [
    "| function | right gradients | fail | unresolved | wrong gradients | fail | unresolved | pass above the resolution |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...Array.from(rates, ([name, kind]) => row(name, kind)),
    row("all", total),
  ].join("\n");
}
