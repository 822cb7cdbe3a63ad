import { expect, it } from "vitest";
import { intervalText } from "../../../src/cli/text/interval-text.ts";

it("says how intervals were made", () => {
  const settings = { confidence: 0.95, resamples: 2000, seed: 7 };
  expect(intervalText(settings)).toBe(
    "95 % intervals: of means of scores with bounds, cases that the sample has not met included, 2,000 resamples, seed 7",
  );
  expect(intervalText({ ...settings, confidence: 0.999 })).toContain("99.9 % intervals");
});
