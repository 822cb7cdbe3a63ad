import { expect, it } from "vitest";
import { sizedScores } from "../../../src/cli/compare/sized-scores.ts";

it("compares scores with a sign by their size, each once", () => {
  expect(sizedScores(["dice", "volume-difference", "absolute-volume-difference"])).toEqual([
    "dice",
    "absolute-volume-difference",
  ]);
  expect(sizedScores(["relative-volume-difference", "hd95"])).toEqual([
    "absolute-relative-volume-difference",
    "hd95",
  ]);
});
