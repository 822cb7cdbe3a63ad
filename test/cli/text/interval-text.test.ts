import { expect, it } from "vitest";
import { intervalText, medianIntervalText } from "../../../src/cli/text/interval-text.ts";
import { signedText, valueText } from "../../../src/cli/text/score-text.ts";

it("says how intervals were made", () => {
  const settings = { confidence: 0.95, resamples: 2000, seed: 7 };
  expect(intervalText(settings)).toBe(
    "95 % intervals: of means of scores with bounds, cases that the sample has not met included, 2,000 resamples, seed 7",
  );
  expect(intervalText({ ...settings, confidence: 0.999 })).toContain("99.9 % intervals");
});

it("says between which values a median is", () => {
  expect(medianIntervalText("hd95", "median", [1, "Infinity"], 0.95, valueText)).toBe(
    "HD95, mm: 95 % interval of the median: 1.00 to ∞",
  );
  expect(medianIntervalText("dice", "median difference", [-0.5, 0.25], 0.9, signedText)).toBe(
    "Dice: 90 % interval of the median difference: −0.5000 to 0.2500",
  );
});
