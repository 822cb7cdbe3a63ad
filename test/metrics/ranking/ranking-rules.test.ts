import { describe, expect, it } from "vitest";
import { type RankedTable, rankModels } from "../../../src/metrics/ranking/rank-models.ts";
import { RANKING_NAMES, RANKINGS } from "../../../src/metrics/ranking/ranking-rules.ts";
import { referenceFile } from "../../reference/reference.ts";

it("every rule has a name; that of BraTS alone ranks each class", () => {
  expect(RANKING_NAMES).toEqual(["mean-then-rank", "rank-then-mean", "test-then-rank", "brats"]);
  expect(RANKING_NAMES.filter((name) => RANKINGS[name].tables === "classes")).toEqual(["brats"]);
});

interface Rankings {
  readonly tables: readonly {
    readonly isLowerBetter: boolean;
    readonly values: readonly number[][];
    readonly means: readonly number[];
    readonly ranksOfMeans: readonly number[];
    readonly meanRanks: readonly number[];
    readonly ranksOfMeanRanks: readonly number[];
  }[];
  readonly brats: { readonly meanRanks: readonly number[]; readonly ranks: readonly number[] };
}

describe("beside R", () => {
  const { tables, brats } = referenceFile<Rankings>("rankings.json");
  const given = tables.map(
    ({ isLowerBetter, values }): RankedTable => ({
      name: "",
      isLowerBetter,
      reach: null,
      values: values.map((column) => Float64Array.from(column)),
    }),
  );
  const by = (name: (typeof RANKING_NAMES)[number]) =>
    rankModels(given, { ...RANKINGS[name], confidence: 0.95 });
  const close = (got: readonly number[], want: readonly number[]) => {
    for (const [model, value] of got.entries()) expect(value).toBeCloseTo(want[model]!, 12);
  };

  it("the means are ranked as by challengeR's aggregateThenRank", () => {
    for (const [k, { models }] of by("mean-then-rank").tables.entries()) {
      close(
        models.map(({ score }) => score),
        tables[k]!.means,
      );
      expect(models.map(({ rank }) => rank)).toEqual(tables[k]!.ranksOfMeans);
    }
  });

  it("the ranks are averaged as by challengeR's rankThenAggregate", () => {
    for (const [k, { models }] of by("rank-then-mean").tables.entries()) {
      close(
        models.map(({ score }) => score),
        tables[k]!.meanRanks,
      );
      expect(models.map(({ rank }) => rank)).toEqual(tables[k]!.ranksOfMeanRanks);
    }
  });

  it("all ranks are averaged as by BraTS", () => {
    const { models } = by("brats").overall;
    close(
      models.map(({ score }) => score),
      brats.meanRanks,
    );
    expect(models.map(({ rank }) => rank)).toEqual(brats.ranks);
  });
});

interface Challenges {
  readonly challenges: readonly (Record<
    "aggregateThenRank" | "rankThenAggregate" | "testThenRank",
    { readonly scores: readonly number[]; readonly ranks: readonly number[] }
  > & {
    readonly isLowerBetter: boolean;
    readonly values: readonly (readonly (number | null)[])[];
    /** What `na.treat` puts in the place of a missing value. */
    readonly worst?: number;
  })[];
}

describe("beside challengeR, in seven challenges, two with missing values", () => {
  const { challenges } = referenceFile<Challenges>("challenger.json");

  it.each([
    ["mean-then-rank", "aggregateThenRank"],
    ["rank-then-mean", "rankThenAggregate"],
    ["test-then-rank", "testThenRank"],
  ] as const)("%s is %s", (name, theirs) => {
    expect(challenges).toHaveLength(7);
    for (const challenge of challenges) {
      const { isLowerBetter, values, worst = Number.NaN } = challenge;
      const table = {
        name: "",
        isLowerBetter,
        reach: null,
        values: values.map((column) => Float64Array.from(column, (value) => value ?? worst)),
      };
      const settings = { ...RANKINGS[name], confidence: 0.95 };
      const { models } = rankModels([table], settings).tables[0]!;
      for (const [model, { score, rank }] of models.entries()) {
        expect(score).toBeCloseTo(challenge[theirs].scores[model]!, 12);
        expect(rank).toBe(challenge[theirs].ranks[model]);
      }
    }
  });
});
