import { expect, it } from "vitest";
import { RANKING_NAMES, RANKINGS } from "../../../src/metrics/statistics/ranking-rules.ts";

it("every rule has a name; that of BraTS alone ranks each class", () => {
  expect(RANKING_NAMES).toEqual(["mean-then-rank", "rank-then-mean", "brats"]);
  expect(RANKING_NAMES.filter((name) => RANKINGS[name].tables === "classes")).toEqual(["brats"]);
});
