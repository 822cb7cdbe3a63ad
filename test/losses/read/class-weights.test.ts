import { describe, expect, it } from "vitest";
import { checkClassCount, checkClassWeights } from "../../../src/losses/read/class-weights.ts";

describe("checkClassWeights", () => {
  it("copies the weights, and takes none", () => {
    const weights = [1, 2];
    expect(checkClassWeights("loss", weights, 2, true)).toEqual(weights);
    expect(checkClassWeights("loss", weights, 2, true)).not.toBe(weights);
    expect(checkClassWeights("loss", Float32Array.of(1, 2), 2, true)).toEqual([1, 2]);
    expect(checkClassWeights("loss", undefined, 2, true)).toBeNull();
  });

  it.each([
    [[1], RangeError, "loss: 1 classWeights for 2 classes, want one for every class"],
    [[1, Number.NaN], RangeError, "loss: classWeights[1] is NaN, want a finite number from 0"],
    [[1, -1], RangeError, "loss: classWeights[1] is -1, want a finite number from 0"],
    [[0, 0], RangeError, "loss: classWeights [0, 0] leave no class with a weight"],
    [[1, 5e-324], RangeError, "loss: classWeights[1] is 5e-324, want 0 or at least 1e-300"],
    [
      [1e308, 1e308],
      RangeError,
      "loss: classWeights [1e+308, 1e+308] add up to Infinity, want at most 1e+300",
    ],
    ["ab", TypeError, 'loss: classWeights are "ab", want an array of numbers'],
  ])("refuses %j", (weights, kind, message) => {
    expect(() => checkClassWeights("loss", weights, 2, true)).toThrow(new kind(message));
  });
});

it("weights reach up to their bounds, some of them 0", () => {
  for (const weights of [
    [1e-300, 1],
    [1e300, 0],
    [0, 5],
  ])
    expect(checkClassWeights("loss", weights, 2, true)).toEqual(weights);
});

it("one class needs no options", () => {
  expect(() => checkClassCount("loss", 1, { activation: "sigmoid", includeBackground: true })).not.toThrow();
});

it("weights of a class that is left out do not count", () => {
  expect(checkClassWeights("loss", [1e308, 1], 2, false)).toEqual([1e308, 1]);
  expect(() => checkClassWeights("loss", [1, 0], 2, false)).toThrow("leave no class with a weight");
});

it.each([
  [1, { activation: "softmax", includeBackground: true }, "softmax over one class is 1 everywhere"],
  [
    1,
    { activation: "none", includeBackground: false },
    "includeBackground is false, and class 0 is the only class",
  ],
] as const)("refuses %i class under %j", (classes, options, message) => {
  expect(() => checkClassCount("loss", classes, options)).toThrow(`loss: ${message}`);
  expect(() => checkClassCount("loss", 2, options)).not.toThrow();
});
