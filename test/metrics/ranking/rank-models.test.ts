import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type RankedTable,
  type RankingSettings,
  rankModels,
} from "../../../src/metrics/ranking/rank-models.ts";

const settings: RankingSettings = {
  rule: "mean-then-rank",
  ties: "least",
  confidence: 0.95,
};
const table = (
  values: readonly (readonly number[])[],
  isLowerBetter = false,
  name = "dice",
): RankedTable => ({
  name,
  values: values.map((column) => Float64Array.from(column)),
  isLowerBetter,
  reach: isLowerBetter ? null : 1,
});
const ranksIn = (models: readonly { rank: number }[]) => models.map(({ rank }) => rank);

describe("two rules that disagree", () => {
  // The first model wins two of three cases by little, and loses one by much.
  const dice = table([
    [0.91, 0.81, 0.1],
    [0.9, 0.8, 0.8],
  ]);

  it("the mean of values is lower", () => {
    const { tables } = rankModels([dice], settings);
    expect(ranksIn(tables[0]!.models)).toEqual([2, 1]);
    expect(tables[0]!.models[1]!.score).toBeCloseTo(2.5 / 3, 14);
  });

  it("the mean of ranks is better", () => {
    const { tables } = rankModels([dice], { ...settings, rule: "rank-then-mean" });
    expect(tables[0]!.models.map(({ score }) => score)).toEqual([4 / 3, 5 / 3]);
    expect(ranksIn(tables[0]!.models)).toEqual([1, 2]);
  });
});

it("ranks over tables are those of the mean of ranks, and τ says which table agrees", () => {
  const dice = table([
    [0.9, 0.9],
    [0.8, 0.8],
    [0.7, 0.7],
  ]);
  const hd95 = table(
    [
      [4, 4],
      [1, 1],
      [9, 9],
    ],
    true,
    "hd95",
  );
  const { overall, tables } = rankModels([dice, hd95], settings);
  expect(ranksIn(tables[1]!.models)).toEqual([2, 1, 3]);
  expect(overall.models.map(({ score }) => score)).toEqual([1.5, 1.5, 3]);
  expect(ranksIn(overall.models)).toEqual([1, 1, 3]);
  expect(overall.models.map(({ group }) => group)).toEqual([null, null, null]);
  expect([overall.reason, tables[1]!.reason]).toEqual(
    Array(2).fill("2 cases, and an interval of a mean needs 5"),
  );
  expect(tables.map(({ tau }) => tau)).toEqual([2 / Math.sqrt(6), 2 / Math.sqrt(6)]);
});

it("a case in which a model has no value is left out of its table; infinite means are last and equal", () => {
  const dice = table([
    [0.9, Number.NaN, 0.8],
    [0.8, 1, 0.7],
  ]);
  const hd = table(
    [
      [1, Infinity, 2],
      [Infinity, 1, 2],
    ],
    true,
  );
  const { tables } = rankModels([dice, hd], settings);
  expect(tables.map(({ cases }) => cases)).toEqual([2, 3]);
  expect(ranksIn(tables[0]!.models)).toEqual([1, 2]);
  expect(ranksIn(tables[1]!.models)).toEqual([1, 1]);
});

it("intervals contain the rank, groups follow the ranks, and the order of models does not matter", () => {
  const unit = fc.float({ min: 0, max: 1, noNaN: true });
  const input = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 5, max: 30 }))
    .chain(([models, cases]) =>
      fc.array(fc.array(unit, { minLength: cases, maxLength: cases }), {
        minLength: models,
        maxLength: models,
      }),
    );
  fc.assert(
    fc.property(
      input,
      fc.constantFrom("mean-then-rank" as const, "rank-then-mean" as const),
      (values, rule) => {
        const given = { ...settings, rule, confidence: 0.5 };
        const { models } = rankModels([table(values)], given).overall;
        const reversed = rankModels([table([...values].reverse())], given).overall.models;
        expect(reversed.map(({ rank, low, high }) => [rank, low, high]).reverse()).toEqual(
          models.map(({ rank, low, high }) => [rank, low, high]),
        );
        for (const { rank, low, high } of models) {
          expect(low).toBeGreaterThanOrEqual(1);
          expect(high).toBeLessThanOrEqual(values.length);
          expect(rank).toBeGreaterThanOrEqual(low!);
          expect(rank).toBeLessThanOrEqual(high!);
        }
        const order = [...models].sort((a, b) => a.score - b.score);
        for (let k = 1; k < order.length; k++)
          expect(order[k]!.group!).toBeGreaterThanOrEqual(order[k - 1]!.group!);
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});

it("models that differ in every case are apart, those that differ by chance are tied", () => {
  const noise = (seed: number) =>
    Array.from({ length: 60 }, (_, k) => ((k * 7919 + seed * 104_729) % 97) / 970);
  const [a, b] = [noise(1), noise(2)];
  const values = [a.map((x) => 0.8 + x), b.map((x) => 0.8 + x), a.map((x) => 0.5 + x)];
  const { models } = rankModels([table(values)], settings).tables[0]!;
  expect(models.map(({ group }) => group)).toEqual([1, 1, 2]);
  expect(models[2]).toMatchObject({ rank: 3, low: 3, high: 3 });
  expect([models[0]!.low, models[0]!.high]).toEqual([1, 2]);
});

it("values without an upper bound have no intervals, unless ranks of each case are averaged", () => {
  const values = [1, 2, 4].map((size) => Array.from({ length: 150 }, (_, k) => size * (1 + (k % 3))));
  const by = (rule: RankingSettings["rule"]) =>
    rankModels([table(values, true)], { ...settings, rule }).overall;
  expect(by("mean-then-rank").reason).toContain("values without an upper bound");
  expect(by("mean-then-rank").models.map(({ low, high }) => [low, high])).toEqual(
    Array(3).fill([null, null]),
  );
  expect(by("rank-then-mean").models.map(({ low, high, group }) => [low, high, group])).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [3, 3, 3],
  ]);
});

it("over several tables a rank is as sure as all of them together", () => {
  const values = [0.9, 0.7, 0.5].map((size) => Array.from({ length: 300 }, (_, k) => size + (k % 7) / 100));
  const swapped = [values[1]!, values[0]!, values[2]!];
  const by = (rule: RankingSettings["rule"]) =>
    rankModels([table(values), table(swapped)], { ...settings, rule }).overall.models;
  for (const rule of ["mean-then-rank", "rank-then-mean"] as const)
    expect(by(rule).map(({ low, high, group }) => [low, high, group])).toEqual([
      [1, 2, 1],
      [1, 2, 1],
      [3, 3, 2],
    ]);
});

describe("a table without a case in which every model has a value", () => {
  // The second model predicts a class that no target has, in one case.
  const some = Array.from({ length: 300 }, (_, k) => 0.5 + (k % 7) / 100);
  const dice = table([some, some.map((value) => value - 0.2)]);
  const stray = table([some.map(() => Number.NaN), some.map((_, k) => (k === 4 ? 0 : Number.NaN))]);

  it.each(["mean-then-rank", "rank-then-mean", "test-then-rank"] as const)(
    "does not take part in the ranks over all by %s",
    (rule) => {
      const given = { ...settings, rule };
      const { overall, tables } = rankModels([stray, dice], given);
      expect({ ...tables[0]!, models: ranksIn(tables[0]!.models) }).toMatchObject({
        cases: 0,
        models: [Number.NaN, Number.NaN],
        tau: Number.NaN,
      });
      expect(overall).toEqual(rankModels([dice], given).overall);
      expect(ranksIn(overall.models)).toEqual([1, 2]);
      const twice = rankModels([dice, stray, dice], given).overall;
      expect(twice).toEqual(rankModels([dice, dice], given).overall);
    },
  );

  it("alone leaves no ranks", () => {
    const { overall } = rankModels([stray, stray], settings);
    expect(ranksIn(overall.models)).toEqual([Number.NaN, Number.NaN]);
    expect(overall.reason).toBe("0 cases, and an interval of a mean needs 5");
  });
});

it("ranks by wins have no intervals, also over several tables", () => {
  const values = [1, 2, 3].map((size) => Array.from({ length: 300 }, (_, k) => size + (k % 7) / 100));
  const { overall } = rankModels([table([...values].reverse()), table(values, true)], {
    ...settings,
    rule: "test-then-rank",
  });
  expect(overall.models.map(({ rank, low, high, group }) => [rank, low, high, group])).toEqual([
    [1, null, null, null],
    [2, null, null, null],
    [3, null, null, null],
  ]);
  expect(overall.reason).toContain("wins are not a mean");
});
