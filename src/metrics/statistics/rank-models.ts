import { mulberry32 } from "../../kernels/sampling/random.ts";
import { drawWeights, guardedSum, weightedSum } from "../../kernels/sampling/resample.ts";
import { kendallTau, ranksOf, type TieRule } from "./ranks.ts";
import { significantWins } from "./significant-wins.ts";

/** One value of every model in every case, such as the Dice of a class. */
export interface RankedTable {
  readonly name: string;
  /** Of each model, its values in the order of the cases. A case in which a model has NaN is left out of this table. */
  readonly values: readonly Float64Array[];
  readonly isLowerBetter: boolean;
}

/**
 * What is ranked: the means of the values over cases, the means of the ranks that the models have in each case, or the share of the
 * other models that each one beats significantly.
 */
export type RankingRule = "mean-then-rank" | "rank-then-mean" | "test-then-rank";

/** How models are ranked, and how often cases are drawn. */
export interface RankingSettings {
  readonly rule: RankingRule;
  readonly ties: TieRule;
  readonly resamples: number;
  readonly seed: number;
  readonly confidence: number;
}

/** A model in a ranking. */
export interface ModelRank {
  /** The mean of its values, or of its ranks, or the share of models that it beats; NaN without a case. */
  readonly score: number;
  readonly rank: number;
  /** The interval of its rank; `null` without resamples. */
  readonly low: number | null;
  readonly high: number | null;
  /**
   * From 1. Models of one group are tied: the interval of the difference of each one's score from that of the first one of the group
   * contains 0.
   */
  readonly group: number;
}

/** The ranks by one table, or by all. */
export interface Ranking {
  readonly name: string;
  /** The cases in which every model has a value. */
  readonly cases: number;
  readonly models: readonly ModelRank[];
  /** Kendall's τ with the ranks by all tables; NaN where all models are equal. */
  readonly tau: number;
}

/** Ranks models by each table, and by the mean of their ranks, or of their mean ranks, over all tables. */
export function rankModels(
  tables: readonly RankedTable[],
  settings: RankingSettings,
): { readonly overall: Ranking; readonly tables: readonly Ranking[] } {
  const { rule, ties, resamples, seed } = settings;
  const columns = tables.map((table) => columnsOf(table, rule, ties));
  const models = tables[0]!.values.length;
  const cases = tables[0]!.values[0]!.length;
  const isRank = rule === "rank-then-mean";
  const isLower = (k: number) => isRank || (rule === "mean-then-rank" && tables[k]!.isLowerBetter);
  const draws = cases < 2 ? 0 : resamples;
  const tallies = tables.map(() => new Tally(models, draws));
  const all = new Tally(models, draws);
  const evaluate = (weights: Float64Array, draw: number) => {
    const total = new Float64Array(models);
    for (const [k, { present, values, areFinite, wins }] of columns.entries()) {
      const size = weightedSum(present, weights);
      const sum = areFinite ? weightedSum : guardedSum;
      const scores = wins
        ? wins(weights).map((share) => (size === 0 ? Number.NaN : share))
        : Float64Array.from(values, (column) => sum(column, weights) / size);
      const ranks = ranksOf(scores, isLower(k), ties);
      tallies[k]!.set(draw, scores, ranks);
      const parts = isRank ? scores : ranks;
      for (let model = 0; model < models; model++) total[model]! += parts[model]! / tables.length;
    }
    all.set(draw, total, ranksOf(total, true, ties));
  };
  const weights = new Float64Array(cases).fill(1);
  evaluate(weights, -1);
  const random = mulberry32(seed);
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(random, weights);
    evaluate(weights, draw);
  }
  const ranking = (name: string, tally: Tally, count: number, lower: boolean): Ranking => ({
    name,
    cases: count,
    models: tally.ranked(settings.confidence, lower),
    tau: kendallTau(tally.ranks, all.ranks),
  });
  return {
    overall: ranking("all", all, cases, true),
    tables: tables.map(({ name }, k) => {
      const count = columns[k]!.present.reduce((sum, one) => sum + one, 0);
      return ranking(name, tallies[k]!, count, isLower(k));
    }),
  };
}

interface Columns {
  /** 1 for a case in which every model has a value. */
  readonly present: Float64Array;
  /** Of each model what is averaged, 0 where it is not present. */
  readonly values: readonly Float64Array[];
  readonly areFinite: boolean;
  /** The shares of significant wins, where the rule asks for them. */
  readonly wins?: (weights: Float64Array) => Float64Array;
}

function columnsOf(table: RankedTable, rule: RankingRule, ties: TieRule): Columns {
  const { values, isLowerBetter } = table;
  const cases = values[0]!.length;
  const present = new Float64Array(cases);
  const columns = values.map(() => new Float64Array(cases));
  for (let k = 0; k < cases; k++) {
    const own = values.map((column) => column[k]!);
    if (own.some(Number.isNaN)) continue;
    present[k] = 1;
    const entries = rule === "rank-then-mean" ? ranksOf(own, isLowerBetter, ties) : own;
    for (const [model, column] of columns.entries()) column[k] = entries[model]!;
  }
  return {
    present,
    values: columns,
    areFinite: columns.every((column) => column.every(Number.isFinite)),
    ...(rule === "test-then-rank" && { wins: significantWins(table, present) }),
  };
}

/** The scores and the ranks of all models, and those of every draw. */
class Tally {
  readonly ranks: Float64Array;
  readonly #scores: Float64Array;
  readonly #drawnScores: Float64Array[];
  readonly #drawnRanks: Float64Array[];

  constructor(models: number, draws: number) {
    this.ranks = new Float64Array(models);
    this.#scores = new Float64Array(models);
    const perModel = () => Array.from({ length: models }, () => new Float64Array(draws));
    [this.#drawnScores, this.#drawnRanks] = [perModel(), perModel()];
  }

  /** @param draw - −1 for the cases themselves */
  set(draw: number, scores: Float64Array, ranks: Float64Array): void {
    if (draw < 0) {
      this.#scores.set(scores);
      this.ranks.set(ranks);
      return;
    }
    for (let model = 0; model < scores.length; model++) {
      this.#drawnScores[model]![draw] = scores[model]!;
      this.#drawnRanks[model]![draw] = ranks[model]!;
    }
  }

  ranked(confidence: number, isLowerBetter: boolean): ModelRank[] {
    const groups = this.#groups(confidence, isLowerBetter);
    return Array.from(this.ranks, (rank, model) => {
      const [low, high] = interval(this.#drawnRanks[model]!, confidence) ?? [null, null];
      return { score: this.#scores[model]!, rank, low, high, group: groups[model]! };
    });
  }

  #groups(confidence: number, isLowerBetter: boolean): number[] {
    const better = (a: number, b: number) => (isLowerBetter ? a - b : b - a);
    const order = [...this.ranks.keys()].sort((a, b) => better(this.#scores[a]!, this.#scores[b]!) || a - b);
    const groups = new Array<number>(order.length).fill(0);
    let [first, group] = [order[0]!, 1];
    for (const model of order) {
      if (!this.#isTied(first, model, confidence)) {
        first = model;
        group++;
      }
      groups[model] = group;
    }
    return groups;
  }

  #isTied(first: number, second: number, confidence: number): boolean {
    const [ours, theirs] = [this.#drawnScores[first]!, this.#drawnScores[second]!];
    // Two infinite means differ by 0.
    const difference = (a: number, b: number) => (a === b ? 0 : a - b);
    const ends = interval(
      ours.map((score, draw) => difference(score, theirs[draw]!)),
      confidence,
    );
    if (ends === null) return first === second || this.#scores[first] === this.#scores[second];
    return ends[0] <= 0 && ends[1] >= 0;
  }
}

/** The values at both tails, without interpolation: a rank between two ranks does not exist. `null` without a value. */
function interval(drawn: Float64Array, confidence: number): [low: number, high: number] | null {
  const sorted = drawn.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const tail = ((1 - confidence) / 2) * (sorted.length - 1);
  return [sorted[Math.floor(tail)]!, sorted[Math.ceil(sorted.length - 1 - tail)]!];
}
