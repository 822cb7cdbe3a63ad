import { FEWEST_VALUES } from "../intervals/bounded-interval.ts";
import { tooFew } from "../intervals/mean-interval.ts";
import { type PairedOrder, type PairedValues, pairedOrder, rankRanges } from "./paired-order.ts";
import { kendallTau, ranksOf, type TieRule } from "./ranks.ts";
import { significantWins } from "./significant-wins.ts";

/** One value of every model in every case, such as the Dice of a class. */
export interface RankedTable {
  readonly name: string;
  /** Of each model, its values in the order of the cases. A case in which a model has NaN is left out of this table. */
  readonly values: readonly Float64Array[];
  readonly isLowerBetter: boolean;
  /** The largest difference of two values that is possible; `null` without one, as of distances. */
  readonly reach: number | null;
}

/**
 * What is ranked: the means of the values over cases, the means of the ranks that the models have in each case, or the share of the
 * other models that each one beats significantly.
 */
export type RankingRule = "mean-then-rank" | "rank-then-mean" | "test-then-rank";

/** How models are ranked, and how sure the intervals of the ranks are. */
export interface RankingSettings {
  readonly rule: RankingRule;
  readonly ties: TieRule;
  readonly confidence: number;
}

/** A model in a ranking. */
export interface ModelRank {
  /** The mean of its values, or of its ranks, or the share of models that it beats; NaN without a case. */
  readonly score: number;
  readonly rank: number;
  /** The interval of its rank; `null` where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /**
   * From 1. Models of one group are tied: the interval of the difference of each one's score from that of the first one of the group
   * contains 0. `null` without intervals.
   */
  readonly group: number | null;
}

/** The ranks by one table, or by all. */
export interface Ranking {
  readonly name: string;
  /** The cases in which every model has a value. */
  readonly cases: number;
  readonly models: readonly ModelRank[];
  /** Kendall's τ with the ranks by all tables; NaN where all models are equal. */
  readonly tau: number;
  /** Why the intervals are missing. */
  readonly reason?: string;
}

/**
 * Ranks models by each table, and by the mean of their ranks, or of their mean ranks, over all tables in which some case has a value of
 * every model.
 *
 * The interval of a rank is made of the paired differences from all other models, with Bonferroni's correction for their number: it begins
 * behind the models that are better, and ends before those that are worse.
 *
 * @see Mogstad et al. 2024, Inference for ranks, https://doi.org/10.1093/restud/rdad006
 */
export function rankModels(
  tables: readonly RankedTable[],
  settings: RankingSettings,
): { readonly overall: Ranking; readonly tables: readonly Ranking[] } {
  const { rule, ties, confidence } = settings;
  const isRank = rule === "rank-then-mean";
  const models = tables[0]!.values.length;
  const cases = tables[0]!.values[0]!.length;
  const columns = tables.map((table) => columnsOf(table, rule, ties));
  const scores = columns.map(({ values, wins }) => wins ?? Float64Array.from(values, meanOf));
  const ranks = columns.map(({ isLowerBetter }, k) => ranksOf(scores[k]!, isLowerBetter, ties));
  const filled = [...columns.keys()].filter((k) => columns[k]!.present > 0);
  const parts = filled.map((k) => (isRank ? scores[k]! : ranks[k]!));
  const total = Float64Array.from({ length: models }, (_, model) =>
    meanOf(parts.map((part) => part[model]!)),
  );
  const allRanks = ranksOf(total, true, ties);
  const ofOne = 1 - (1 - confidence) / Math.max(1, models - 1);
  const orders = columns.map((column) => (column.wins ? WINS : pairedOrder(column, ofOne)));
  const joined = filled.map((k) => columns[k]!);
  const order =
    filled.length <= 1 || rule === "test-then-rank"
      ? orders[filled[0] ?? 0]!
      : isRank
        ? sumOrder(joined, cases, ofOne)
        : rangeOrder(joined, confidence);
  const ranking = (name: string, place: number | null): Ranking => {
    const [own, count] = place === null ? [total, cases] : [scores[place]!, columns[place]!.present];
    const rank = place === null ? allRanks : ranks[place]!;
    const found = place === null ? order : orders[place]!;
    const isLower = place === null || columns[place]!.isLowerBetter;
    return {
      name,
      cases: count,
      models: ranked(own, rank, found, isLower),
      tau: kendallTau(rank, allRanks),
      ...(typeof found === "string" && { reason: found }),
    };
  };
  return { overall: ranking("all", null), tables: tables.map(({ name }, k) => ranking(name, k)) };
}

/** Why ranks by wins have no intervals. */
const WINS = "how often they would hold is known for means over cases, and wins are not a mean";

/** What is averaged, in the cases in which every model has a value. */
interface Columns extends PairedValues {
  /** How many these are, and their places. */
  readonly present: number;
  readonly places: readonly number[];
  /** The shares of significant wins, where the rule asks for them. */
  readonly wins?: Float64Array;
}

function columnsOf(table: RankedTable, rule: RankingRule, ties: TieRule): Columns {
  const { values, isLowerBetter, reach } = table;
  const isRank = rule === "rank-then-mean";
  const places = [...values[0]!.keys()].filter((k) => !values.some((column) => Number.isNaN(column[k])));
  const columns = values.map(() => new Float64Array(places.length));
  for (const [at, k] of places.entries()) {
    const own = values.map((column) => column[k]!);
    const entries = isRank ? ranksOf(own, isLowerBetter, ties) : own;
    for (const [model, column] of columns.entries()) column[at] = entries[model]!;
  }
  const wins = rule === "test-then-rank" ? winsOf(table, places) : undefined;
  return {
    values: columns,
    isLowerBetter: isRank || (rule === "mean-then-rank" && isLowerBetter),
    reach: isRank ? values.length - 1 : reach,
    present: places.length,
    places,
    ...(wins && { wins }),
  };
}

/** NaN without a case. */
function winsOf(table: RankedTable, places: readonly number[]): Float64Array {
  const present = new Float64Array(table.values[0]!.length);
  for (const at of places) present[at] = 1;
  return significantWins(table, present)(present).map((share) => (places.length === 0 ? Number.NaN : share));
}

/** The order by the mean over tables of mean ranks, which is a mean over cases: a case weighs more in a table that has fewer. */
function sumOrder(columns: readonly Columns[], cases: number, confidence: number): PairedOrder | string {
  const fewest = columns.reduce((one, other) => (other.present < one.present ? other : one));
  if (fewest.present < FEWEST_VALUES) return tooFew(fewest.present);
  const values = fewest.values.map(() => new Float64Array(cases));
  let reach = 0;
  for (const table of columns) {
    const weight = cases / table.present / columns.length;
    reach += weight * table.reach!;
    for (const [model, column] of table.values.entries())
      for (const [at, k] of table.places.entries()) values[model]![k]! += weight * column[at]!;
  }
  return pairedOrder({ values, reach, isLowerBetter: true }, confidence);
}

/** The order by the mean over tables of ranks, where the ranks of all models in all tables are within their intervals at once. */
function rangeOrder(columns: readonly Columns[], confidence: number): PairedOrder | string {
  const models = columns[0]!.values.length;
  const pairs = (models * (models - 1)) / 2;
  const orders = columns.map((column) =>
    pairedOrder(column, 1 - (1 - confidence) / (pairs * columns.length)),
  );
  const reason = orders.find((order) => typeof order === "string");
  if (reason !== undefined) return reason;
  const ranges = (orders as PairedOrder[]).map(rankRanges);
  const [lows, highs] = (["low", "high"] as const).map((end) =>
    Array.from({ length: models }, (_, model) => meanOf(ranges.map((of) => of[model]![end]))),
  );
  return highs!.map((high) => lows!.map((low) => high < low));
}

function ranked(
  scores: Float64Array,
  ranks: Float64Array,
  order: PairedOrder | string,
  isLowerBetter: boolean,
): ModelRank[] {
  if (typeof order === "string")
    return Array.from(ranks, (rank, model) => ({
      score: scores[model]!,
      rank,
      low: null,
      high: null,
      group: null,
    }));
  const ranges = rankRanges(order);
  const groups = groupsOf(scores, order, isLowerBetter);
  return Array.from(ranks, (rank, model) => ({
    score: scores[model]!,
    rank,
    ...ranges[model]!,
    group: groups[model]!,
  }));
}

function groupsOf(scores: Float64Array, order: PairedOrder, isLowerBetter: boolean): number[] {
  const better = (a: number, b: number) => (isLowerBetter ? a - b : b - a);
  const sorted = [...scores.keys()].sort((a, b) => better(scores[a]!, scores[b]!) || a - b);
  const groups = new Array<number>(sorted.length).fill(0);
  let [first, group] = [sorted[0]!, 1];
  for (const model of sorted) {
    if (order[first]![model]) {
      first = model;
      group++;
    }
    groups[model] = group;
  }
  return groups;
}

/** NaN of none. */
function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}
