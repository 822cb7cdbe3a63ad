import { describe, expect, it } from "vitest";
import {
  coarsestText,
  countText,
  isDistance,
  scoreText,
  scoreTitle,
  signedText,
  valueText,
} from "../../../src/cli/text/score-text.ts";
import { lengthText } from "../../../src/files/volume/geometry.ts";

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

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [10936320, "10,936,320"],
])("counts %d as %s", (count, text) => {
  expect(countText(count)).toBe(text);
});

it("gives scores four decimals, and a dash where there is none", () => {
  expect(scoreText(1)).toBe("1.0000");
  expect(scoreText(2 / 3)).toBe("0.6667");
  expect(scoreText(Number.NaN)).toBe("–");
});

it("does not round up to a perfect score, nor down to none", () => {
  expect(scoreText(0.99995)).toBe(">.9999");
  expect(scoreText(0.999949)).toBe("0.9999");
  expect(scoreText(0.00004)).toBe("<.0001");
  expect(scoreText(0.00005)).toBe("0.0001");
  expect(scoreText(0)).toBe("0.0000");
});

it("drops the noise of float32", () => {
  expect(lengthText(Math.fround(0.782))).toBe("0.782");
  expect(lengthText(5)).toBe("5");
});

it("a difference has a sign", () => {
  expect([-0.25, 0.25, -0, null].map((value) => signedText("dice", value))).toEqual([
    "−0.2500",
    "0.2500",
    "0.0000",
    "–",
  ]);
  expect(signedText("hd", "-Infinity")).toBe("−∞");
});

it.each([
  [[5, 0.8, 0.8], "slices of 5 mm"],
  [[0.8, 0.8, 2.5], "slices of 2.5 mm"],
  [[1, 1, 1], "voxels of 1 mm"],
  [[2, 2, 0.699999988], "voxels of 2 mm"],
])("the largest side of %j is named", (spacing, text) => {
  expect(coarsestText(spacing)).toBe(text);
});
