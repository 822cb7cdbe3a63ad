import { expect, it } from "vitest";
import { intervalText } from "../../../src/cli/text/interval-text.ts";

const settings = { confidence: 0.95, resamples: 2000, seed: 7 };

it.each([
  [
    "bounded",
    "95 % intervals: of means of scores with bounds, cases that the sample has not met included, 2,000 resamples, seed 7",
  ],
  ["percentile", "95 % intervals: percentile bootstrap over cases, 2,000 resamples, seed 7"],
  ["bca", "95 % intervals: BCa bootstrap over cases, 2,000 resamples, seed 7"],
] as const)("says how %s intervals were made", (method, text) => {
  expect(intervalText({ ...settings, method })).toBe(text);
  expect(intervalText({ ...settings, method, confidence: 0.999 })).toContain("99.9 % intervals");
});
