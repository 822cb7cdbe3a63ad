import { describe, expect, it } from "vitest";
import { checkClassWeights, overlapSettings } from "../../../src/losses/overlap/overlap-options.ts";

describe("overlapSettings", () => {
  it("fills in the documented defaults", () => {
    expect(overlapSettings("loss", {})).toEqual({
      classAxis: -1,
      activation: "none",
      smooth: { numerator: 1e-6, denominator: 1e-6, floor: 0 },
      squared: false,
      overlap: "product",
      batch: false,
      average: "macro",
      includeBackground: true,
      weightNormalization: "weights",
      absentClasses: "keep",
      reduction: "mean",
      validate: true,
    });
  });

  it("takes a field of smooth that is left out as 0", () => {
    expect(overlapSettings("loss", { smooth: { floor: 2 } }).smooth).toEqual({
      numerator: 0,
      denominator: 0,
      floor: 2,
    });
  });

  it.each([
    [{ activation: "relu" }, RangeError, 'loss: activation is "relu", want "none" or "sigmoid" or "softmax"'],
    [{ smooth: -1 }, RangeError, "loss: smooth is -1, want a finite number from 0"],
    [{ smooth: "1" }, TypeError, 'loss: smooth is "1", want a number'],
    [
      { smooth: { above: 1 } },
      TypeError,
      'loss: smooth: unknown option "above", want numerator, denominator, floor',
    ],
    [{ batch: 1 }, TypeError, "loss: batch is 1, want true or false"],
    [{ reduction: "max" }, RangeError, 'loss: reduction is "max", want "mean" or "sum" or "none"'],
  ])("refuses %j", (options, kind, message) => {
    expect(() => overlapSettings("loss", options as never)).toThrow(new kind(message));
  });

  it("names what it knows where an option is unknown", () => {
    expect(() => overlapSettings("loss", { clasAxis: 1 } as never)).toThrow(
      /^loss: unknown option "clasAxis", want classAxis, /,
    );
  });
});

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
    ["ab", TypeError, 'loss: classWeights are "ab", want an array of numbers'],
  ])("refuses %j", (weights, kind, message) => {
    expect(() => checkClassWeights("loss", weights, 2, true)).toThrow(new kind(message));
  });
});
