import { expect, it } from "vitest";
import { rankStates } from "../../../src/cli/compare/rank-states.ts";
import { rankingRows, rankingTable } from "../../../src/cli/compare/ranking-table.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import { rankedModels } from "./ranked-models.ts";

const options = { scores: ["dice"] as const, includeBackground: false };
const models = rankedModels().slice(0, 3);

it("has a row for each model, the best first, with its interval and its place in each table", () => {
  expect(rankingRows(rankStates(models, "mean-then-rank", options))).toEqual([
    ["rank", "model", "group", "95 % interval", "mean rank", "Dice", "rank"],
    ["1", "good", "–", "–", "1.00", "0.9000", "1"],
    ["2", "fair", "–", "–", "2.00", "0.8000", "2"],
    ["3", "poor", "–", "–", "3.00", "0.7000", "3"],
  ]);
  const [head, first] = rankingRows(rankStates(models, "brats", options));
  expect(head!.slice(5)).toEqual(["1 Dice, mean rank", "rank", "2 Dice, mean rank", "rank"]);
  expect(first).toEqual(["1", "good", "–", "–", "1.50", "1.00", "1", "2.00", "2"]);
});

it("says below the table how the ranks were made", () => {
  const text = rankingTable(rankStates(models, "mean-then-rank", options), { colors: false });
  expect(text).toContain("3 cases in all models, 1 left out: poor lacks 1, fair lacks 1\n");
  expect(text).toContain("rule: mean-then-rank; intervals of ranks from those of all paired differences");
  expect(text).toContain("Dice has no intervals: 3 cases, and an interval of a mean needs 5");
  expect(text).toContain("Kendall's τ of each table with the ranks over all: Dice 1.00");
});

it("ranks by the classes that every model has in some case, and names the others", () => {
  const stray = new DiceMeter().addCounts(
    { intersection: [0, 9, 0], predicted: [0, 10, 1], actual: [0, 10, 0], voxels: 100 },
    { id: "c0" },
  );
  const clean = new DiceMeter().addCounts(
    { intersection: [0, 8, 0], predicted: [0, 10, 0], actual: [0, 10, 0], voxels: 100 },
    { id: "c0" },
  );
  const named = [
    { name: "stray", meter: stray },
    { name: "clean", meter: clean },
  ];
  const ranking = rankStates(named, "brats", options);
  const rows = rankingRows(ranking);
  expect(rows.slice(1).map(([rank, model]) => [rank, model])).toEqual([
    ["1", "stray"],
    ["2", "clean"],
  ]);
  const text = rankingTable(ranking, { colors: false });
  expect(text).toContain(
    "2 Dice, mean rank: 0 cases in which every model has a value, so the ranks over all leave it out\n",
  );
});
