import { describe, expect, it } from "vitest";
import { isDistance, scoreTitle, valueText } from "../../../src/cli/text/score-text.ts";

it.each([
  ["dice", "Dice", false],
  ["recall", "recall", false],
  ["volume-similarity", "volume similarity", false],
  ["f2", "F2", false],
  ["f0.5", "F0.5", false],
  ["surface-dice@2.5mm", "surface Dice @ 2.5 mm", false],
  ["hd", "HD, mm", true],
  ["hd95", "HD95, mm", true],
  ["assd", "ASSD, mm", true],
])("%s is called %s", (name, title, distance) => {
  expect(scoreTitle(name)).toBe(title);
  expect(isDistance(name)).toBe(distance);
});

describe("valueText", () => {
  it.each([
    ["dice", 2 / 3, "0.6667"],
    ["dice", null, "–"],
    ["hd95", 2.346, "2.35"],
    ["hd95", 0, "0.00"],
    ["hd95", 123456.789, "123457"],
    ["hd", "Infinity", "∞"],
    ["hd", "-Infinity", "−∞"],
  ] as const)("%s of %s is %s", (name, value, text) => {
    expect(valueText(name, value)).toBe(text);
  });
});
