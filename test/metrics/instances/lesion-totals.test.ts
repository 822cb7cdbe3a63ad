import { expect, it } from "vitest";
import {
  hasLesions,
  LESION_SCORES,
  lesionAgreement,
  lesionHausdorff,
  lesionSurfaceDice,
  lesionTotals,
  surfaceDiceOf,
} from "../../../src/metrics/instances/lesion-totals.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import type { LesionState } from "../../../src/metrics/lesions/lesion-state.ts";

const lesion = (
  outcome: LesionState["outcome"],
  counts: [number, number, number],
  distance: number,
): LesionState => ({
  class: 1,
  outcome,
  target: 1,
  predictions: [],
  parts: [],
  mergedWith: [],
  intersection: counts[0],
  predictedVoxels: counts[1],
  targetVoxels: counts[2],
  centre: [0, 0],
  total: counts[1] + counts[2],
  within: [counts[0]],
  withinBounds: [[counts[0] / 3, 2 * counts[0]]],
  distances: [distance === Infinity ? "Infinity" : distance],
});
const lesions = [
  lesion("matched", [3, 4, 4], 2),
  lesion("missed", [0, 0, 5], Infinity),
  lesion("extra", [0, 6, 0], Infinity),
  lesion("ignored", [1, 1, 1], 0),
];
const totals = (mean: "all" | "targets" | "matched", list = lesions) =>
  lesionTotals(list, readLesionRules("test", { mean, percentiles: [95], tolerances: [1] }), 10);

it("adds over the lesions that the mean names", () => {
  expect(totals("all")).toEqual({
    matched: 1,
    missed: 1,
    extra: 1,
    iou: 0.6,
    scored: 3,
    dice: 0.75,
    surfaceDice: [0.375],
    distances: [22],
    surfaceBounds: [0.125, 0.75],
  });
  expect([totals("targets").scored, totals("matched").scored]).toEqual([2, 1]);
  expect([totals("targets").distances, totals("matched").distances]).toEqual([[12], [2]]);
});

it("has no bounds where a lesion of a state of before has none", () => {
  const { withinBounds: _, ...before } = lesions[0]!;
  expect(totals("matched", [before]).surfaceBounds).toEqual([Number.NaN, Number.NaN]);
});

it("makes scores of totals", () => {
  const scores = Object.entries(LESION_SCORES).map(([name, score]) => [name, score(totals("all"))]);
  expect(Object.fromEntries(scores)).toEqual({
    precision: 0.5,
    recall: 0.5,
    f1: 0.5,
    sq: 0.6,
    pq: 0.3,
    dice: 0.25,
  });
  expect(lesionSurfaceDice(0)(totals("all"))).toBe(0.125);
  expect(lesionHausdorff(0)(totals("all"))).toBe(22 / 3);
});

it("has 0, and an infinite distance, where nothing is scored", () => {
  const none = totals("matched", lesions.slice(1, 2));
  expect([LESION_SCORES.dice(none), LESION_SCORES.sq(none), lesionHausdorff(0)(none)]).toEqual([
    0,
    0,
    Infinity,
  ]);
  expect([hasLesions(none), hasLesions(totals("all", lesions.slice(3)))]).toEqual([true, false]);
});

it("scores one lesion", () => {
  expect(lesions.map((one) => lesionAgreement(one, "dice"))).toEqual([0.75, 0, 0, 1]);
  expect(surfaceDiceOf(lesions[0]!, 0)).toBe(3 / 8);
});
