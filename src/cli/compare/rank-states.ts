import type { DiceMeter } from "../../metrics/dice-meter.ts";
import {
  type ModelRank,
  type RankedTable,
  type Ranking,
  type RankingRule,
  rankModels,
} from "../../metrics/ranking/rank-models.ts";
import { RANKINGS, type RankingName } from "../../metrics/ranking/ranking-rules.ts";
import type { CaseReport } from "../../metrics/report/meter-report.ts";
import type { ReportOptions, ReportSettings } from "../../metrics/report/report-settings.ts";
import { namedBounds } from "../../metrics/report/score-bounds.ts";
import { parseScoreNames, type ScoreName } from "../../metrics/scores/score-name.ts";
import { reportsOrExplain } from "../report/data-set-report.ts";
import { isDistance } from "../text/score-text.ts";
import { noCommonCase } from "./no-common-case.ts";
import { sizedScores } from "./sized-scores.ts";

/** A model: its name, and the meter of its cases. */
interface Model {
  readonly name: string;
  readonly meter: DiceMeter;
}

/** The ranking of several models, plain JSON. */
export interface ModelRanking {
  readonly ranking: RankingName;
  readonly models: readonly string[];
  /** Cases that all models have scored, and the number of those that some have not. */
  readonly cases: readonly string[];
  readonly notInAll: number;
  /** The models that have not scored a case of another one, and how many. */
  readonly lacking: readonly { readonly model: string; readonly cases: number }[];
  readonly confidence: number;
  readonly overall: NamedRanking;
  readonly tables: readonly NamedRanking[];
}

/** A ranking whose models have names; numbers that JSON lacks are `null`. */
export interface NamedRanking {
  readonly score?: ScoreName;
  readonly class?: number;
  /** Whether `score` of a model is the mean of its values, of its ranks, or of its significant wins over the other models. */
  readonly meanOf: "values" | "ranks" | "wins";
  readonly cases: number;
  /** Kendall's τ with the ranks over all tables. */
  readonly tau: number | null;
  /** Why the intervals are missing. */
  readonly reason?: string;
  readonly models: readonly (Omit<ModelRank, "score"> & {
    readonly model: string;
    readonly score: number | "Infinity" | null;
  })[];
}

type RankOptions = Omit<ReportOptions, "scores" | "worst"> & { readonly scores: readonly ScoreName[] };

/** Ranks models by the cases that all of them have scored. */
export function rankStates(models: readonly Model[], ranking: RankingName, given: RankOptions): ModelRanking {
  const scores = sizedScores(given.scores);
  const options = { ...given, scores };
  const { confidence = 0.95 } = options;
  const preset = RANKINGS[ranking];
  const meters = models.map(({ meter }) => meter);
  const reports = reportsOrExplain(meters, { ...options, resamples: 0 });
  const byId = reports.map(({ cases }) => new Map(cases.map((one) => [one.id, one])));
  const ids = reports[0]!.cases.map(({ id }) => id).filter((id) => byId.every((cases) => cases.has(id)));
  const known = new Set(reports.flatMap(({ cases }) => cases.map(({ id }) => id)));
  if (ids.length === 0) throw noCommonCase(models, "rank");
  const { settings } = reports[0]!;
  const cases = byId.map((own) => ids.map((id) => own.get(id)!));
  const labels = new Set(reports.flatMap((report) => report.classes.map((one) => one.class)));
  const kinds: Kind[] =
    preset.tables === "means"
      ? scores.map((score) => ({ score }))
      : [...labels]
          .sort((a, b) => a - b)
          .flatMap((label) => scores.map((score) => ({ score, class: label })));
  const tables = kinds.map(
    (kind): RankedTable => ({
      name: kind.score,
      values: cases.map((own) => Float64Array.from(own, (one) => scoreIn(one, kind))),
      isLowerBetter: isDistance(kind.score),
      reach: reachOf(cases, kind, settings),
    }),
  );
  const { rule, ties } = preset;
  const result = rankModels(tables, { rule, ties, confidence });
  const named = (one: Ranking, kind: Kind | undefined): NamedRanking => ({
    ...kind,
    meanOf: kind === undefined ? "ranks" : AVERAGED[rule],
    cases: one.cases,
    tau: Number.isNaN(one.tau) ? null : one.tau,
    ...(one.reason !== undefined && { reason: one.reason }),
    models: one.models.map(({ score, ...rest }, k) => ({
      model: models[k]!.name,
      score: Number.isNaN(score) ? null : Number.isFinite(score) ? score : "Infinity",
      ...rest,
    })),
  });
  return {
    ranking,
    models: models.map(({ name }) => name),
    cases: ids,
    notInAll: known.size - ids.length,
    lacking: models
      .map(({ name }, k) => ({ model: name, cases: known.size - byId[k]!.size }))
      .filter((one) => one.cases > 0),
    confidence,
    overall: named(result.overall, undefined),
    tables: result.tables.map((one, k) => named(one, kinds[k])),
  };
}

const AVERAGED: Readonly<Record<RankingRule, NamedRanking["meanOf"]>> = {
  "mean-then-rank": "values",
  "rank-then-mean": "ranks",
  "test-then-rank": "wins",
};

interface Kind {
  readonly score: ScoreName;
  readonly class?: number;
}

/** The largest difference of two values that is possible; `null` without one. */
function reachOf(
  cases: readonly (readonly CaseReport[])[],
  kind: Kind,
  settings: ReportSettings,
): number | null {
  const [score] = parseScoreNames("rank", [kind.score]);
  let most = Number.NEGATIVE_INFINITY;
  for (const own of cases)
    for (const one of own) {
      const value = scoreIn(one, kind);
      if (value > most) most = value;
    }
  const bounds = namedBounds(score!, most, settings);
  return bounds === null || most === Infinity ? null : bounds[1] - bounds[0];
}

/** NaN for a class that is absent, and for a class that the report does not have. */
function scoreIn(one: CaseReport, { score, class: label }: Kind): number {
  const scores = label === undefined ? one.scores : one.classes.find((each) => each.class === label)?.scores;
  const value = scores?.[score] ?? null;
  return value === null ? Number.NaN : Number(value);
}
