import type { RankingRule } from "./rank-models.ts";
import type { TieRule } from "./ranks.ts";

/** The rule of a challenge: what is averaged over cases, of which tables, and how equal models share ranks. */
export interface RankingPreset {
  readonly rule: RankingRule;
  readonly ties: TieRule;
  /** Tables of each score of each class, or of its means over classes. */
  readonly tables: "classes" | "means";
}

export type RankingName = "mean-then-rank" | "rank-then-mean" | "test-then-rank" | "brats";

/**
 * The rules by name. The first three are those of challengeR: aggregateThenRank and rankThenAggregate, with the mean, and testThenRank
 * without an adjustment, all with the least rank for equal models. BraTS takes the mean of the ranks in every case, region and score.
 *
 * @see Wiesenfarth et al. 2021, https://doi.org/10.1038/s41598-021-82017-6
 * @see Bakas et al. 2018, https://arxiv.org/abs/1811.02629
 */
export const RANKINGS: Readonly<Record<RankingName, RankingPreset>> = {
  "mean-then-rank": { rule: "mean-then-rank", ties: "least", tables: "means" },
  "rank-then-mean": { rule: "rank-then-mean", ties: "least", tables: "means" },
  "test-then-rank": { rule: "test-then-rank", ties: "least", tables: "means" },
  brats: { rule: "rank-then-mean", ties: "mean", tables: "classes" },
};

export const RANKING_NAMES: readonly RankingName[] = Object.keys(RANKINGS) as RankingName[];
