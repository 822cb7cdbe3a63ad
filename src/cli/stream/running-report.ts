import { drawsFor } from "../../metrics/intervals/bounded-draws.ts";
import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import type { CaseReport, MeterReport } from "../../metrics/report/meter-report.ts";
import type { ReportSettings } from "../../metrics/report/report-settings.ts";
import { parseScoreNames } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import type { ScoreSummary } from "../../metrics/statistics/summary.ts";
import type { ClassNames } from "../names/class-names.ts";
import { nameOf } from "../report/data-set-report.ts";
import { type GridSummary, gridSummary, joinSummaries } from "../report/grid-summary.ts";
import { RunningScore } from "./running-score.ts";

/** One class over all cases: its voxels and its scores. */
interface StreamedClass {
  readonly class: number;
  readonly name?: string;
  readonly intersection: number;
  readonly predicted: number;
  readonly actual: number;
  readonly scores: Readonly<Record<string, StreamedScore>>;
}

/** A score; a distance between surfaces has the bounds of its mean. */
type StreamedScore = ScoreSummary & { readonly bounds?: MeanBounds };

/** The summaries of a report without its cases. */
export interface RunningSummary {
  readonly cases: number;
  readonly classes: readonly StreamedClass[];
  /** Of the means that the cases have over their classes. */
  readonly overall: Readonly<Record<string, StreamedScore>>;
  /** Where the meter keeps surfaces or lesions. */
  readonly grid?: GridSummary;
}

interface ClassTotals {
  intersection: number;
  predicted: number;
  actual: number;
  readonly scores: Map<string, RunningScore>;
}

/** Summaries of cases that come in parts and are not kept: memory grows with classes and scores. */
export class RunningReport {
  readonly #settings: ReportSettings;
  readonly #classes = new Map<number, ClassTotals>();
  readonly #overall: Map<string, RunningScore>;
  #cases = 0;
  #grid: GridSummary | undefined;
  /** The names of the scores whose means have bounds. */
  #bounded: readonly string[] = [];

  constructor(settings: ReportSettings) {
    this.#settings = settings;
    this.#overall = this.#scores();
  }

  /** Takes the cases of a report; parts come in the order of the ids. */
  add({ cases, overall }: MeterReport): void {
    const { scores: names } = this.#settings;
    this.#grid = joinSummaries(this.#grid, gridSummary(cases, names));
    this.#bounded = names.filter((name) => overall[name]!.bounds);
    for (const { id, scores, bounds, classes } of cases) {
      this.#cases++;
      addValues(this.#overall, id, scores, bounds);
      for (const { class: label, intersection, predicted, actual, scores: own, bounds: ends } of classes) {
        const totals = this.#totalsOf(label);
        totals.intersection += intersection;
        totals.predicted += predicted;
        totals.actual += actual;
        addValues(totals.scores, id, own, ends);
      }
    }
  }

  summary(names: ClassNames): RunningSummary {
    const draws = drawsFor(this.#settings, this.#cases);
    const summaries = (scores: ReadonlyMap<string, RunningScore>) =>
      Object.fromEntries(
        [...scores].map(([name, score]): [string, StreamedScore] => [
          name,
          {
            ...score.summary(draws),
            ...(this.#bounded.includes(name) && { bounds: score.bounds() }),
          },
        ]),
      );
    return {
      cases: this.#cases,
      ...(this.#grid && { grid: this.#grid }),
      classes: [...this.#classes]
        .sort(([a], [b]) => a - b)
        .map(([label, { intersection, predicted, actual, scores }]) => ({
          class: label,
          ...nameOf(label, names),
          intersection,
          predicted,
          actual,
          scores: summaries(scores),
        })),
      overall: summaries(this.#overall),
    };
  }

  #totalsOf(label: number): ClassTotals {
    const known = this.#classes.get(label);
    if (known) return known;
    const made = { intersection: 0, predicted: 0, actual: 0, scores: this.#scores() };
    this.#classes.set(label, made);
    return made;
  }

  #scores(): Map<string, RunningScore> {
    const scores = parseScoreNames("merge", this.#settings.scores);
    return new Map(scores.map((score) => [score.name, new RunningScore(score, this.#settings)]));
  }
}

function addValues(
  scores: ReadonlyMap<string, RunningScore>,
  id: string,
  values: Readonly<Record<string, ReportValue>>,
  bounds: CaseReport["bounds"],
): void {
  for (const [name, score] of scores) {
    const value = values[name] ?? null;
    if (value !== null) score.add(id, Number(value), bounds?.[name]);
  }
}
