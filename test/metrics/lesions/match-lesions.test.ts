import { describe, expect, it } from "vitest";
import { addTo, agreementOf, matchLesions } from "../../../src/metrics/lesions/match-lesions.ts";

it("measures agreement by IoU or Dice", () => {
  expect(agreementOf("iou", 2, 4, 3)).toBe(2 / 5);
  expect(agreementOf("dice", 2, 4, 3)).toBe(4 / 7);
});

it("collects lists by number", () => {
  const lists = new Map<number, number[]>();
  addTo(lists, 1, 7);
  addTo(lists, 1, 8);
  expect([...lists]).toEqual([[1, [7, 8]]]);
});

describe("matchLesions", () => {
  // A target of 10 voxels, predicted as 5 and 4; a second one that shares 1 voxel with the first prediction.
  const overlaps = [
    { target: 1, prediction: 1, voxels: 5 },
    { target: 1, prediction: 2, voxels: 4 },
    { target: 2, prediction: 1, voxels: 1 },
  ];
  const match = (rule: "threshold" | "maximum" | "merge", threshold: number) => [
    ...matchLesions(overlaps, [0, 6, 4], [0, 10, 2], { match: rule, agreement: "iou", threshold }),
  ];

  it("takes the best agreement first", () => {
    expect(match("threshold", 0.4)).toEqual([[1, [1]]]);
    expect(match("threshold", 0.5)).toEqual([]);
  });

  it("maximises the sum", () => {
    expect(match("maximum", 0.1).sort()).toEqual([
      [1, [2]],
      [2, [1]],
    ]);
  });

  it("merges what improves the agreement of all, after one that reaches the threshold", () => {
    expect(match("merge", 0.4)).toEqual([[1, [1, 2]]]);
    expect(match("merge", 0.5)).toEqual([]);
  });
});
