// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { scoreCard } from "../../../../src/cli/page/sections/score-card.ts";
import { signedText, valueText } from "../../../../src/cli/text/score-text.ts";

const values = { deviation: null, cases: 3, worst: null };

it("has the mean and its interval", () => {
  const score = { ...values, mean: { value: 0.5, low: 0.25, high: 0.75 }, median: 0.5, values: [0.5] };
  expect(scoreCard("Dice", "dice", score, valueText).textContent).toBe("Dice0.50000.2500 to 0.7500");
});

it("has the median and the number of infinite values where a mean is infinite or missing", () => {
  const none = { value: null, low: null, high: null };
  const score = { ...values, mean: none, median: -2, values: [-2, "Infinity", "-Infinity"] } as const;
  expect(scoreCard("HD95", "hd95", score, signedText).textContent).toBe("HD95–median −2.00, ∞ in 2");
  expect(scoreCard("HD95", "hd95", { ...score, values: [null] }, signedText).textContent).toBe("HD95–");
});
