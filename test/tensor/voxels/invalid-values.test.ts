import { describe, expect, it } from "vitest";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import type { Target } from "../../../src/tensor/target.ts";
import { invalidLogit, invalidValue, labelsInRange } from "../../../src/tensor/voxels/invalid-values.ts";

describe("labelsInRange", () => {
  const labels = Int16Array.of(9, 0, 2, -1, 1, 3);

  it.each([
    [1, 2, null, true],
    [0, 2, null, false],
    [2, 2, null, false],
    [4, 2, null, false],
    [4, 1, null, true],
    [0, 6, [0, 1, 1, 0, 1, 0], true],
    [0, 6, [0, 1, 1, 0, 1, 1], false],
  ])("from %i, %i of them, counted %j: %j", (start, count, counted, want) => {
    expect(labelsInRange(labels, start, count, 3, counted && Uint8Array.from(counted))).toBe(want);
  });
});

describe("invalidValue names the first value that counts", () => {
  const shape = [1, 2, 2];
  const layout = classLayout("f", shape, -1);
  const good = [0.1, 0.9, 0.2, 0.8];
  const logits = '; activation "sigmoid" or "softmax" takes logits';

  const text = (prediction: number[], target: Target, counted: number[] | null = null) => {
    const error = invalidValue(
      "f",
      tensor(prediction, shape, { dtype: "float64" }),
      target,
      layout,
      counted && Uint8Array.from(counted),
    );
    expect(error).toBeInstanceOf(RangeError);
    return error.message;
  };
  const soft = (...values: number[]) => tensor(values, shape);
  const labels = (...values: number[]) => labelMap(values, [1, 2]);

  it.each([
    [
      "a logit",
      text([0.1, 0.9, -3, 0.8], labels(0, 1)),
      `prediction holds -3 at [0, 1, 0], want 0 to 1${logits}`,
    ],
    [
      "two",
      text([0.1, 1.5, -3, 0.8], labels(0, 1)),
      `prediction holds 1.5 at [0, 0, 1], want 0 to 1${logits}`,
    ],
    ["NaN", text([Number.NaN, 0.9, 0, 1], labels(0, 1)), "prediction holds NaN at [0, 0, 0], want 0 to 1"],
    ["∞", text([0, 0.9, 0, Infinity], labels(0, 1)), "prediction holds Infinity at [0, 1, 1], want 0 to 1"],
    [
      "one that counts",
      text([7, 7, 0, 7], labels(5, 1), [0, 1]),
      `prediction holds 7 at [0, 1, 1], want 0 to 1${logits}`,
    ],
    [
      "a label",
      text(good, labels(0, 2)),
      "target holds label 2 at [0, 1], want 0 to 1; ignoreIndex leaves a label out",
    ],
    [
      "a mask of 255",
      text(good, labels(0, 255)),
      "target holds label 255 at [0, 1], want 0 to 1; divide a mask of 0 and 255 by 255",
    ],
    [
      "a soft target of 255",
      text(good, soft(0, 1, 255, 0)),
      "target holds 255 at [0, 1, 0], want 0 to 1; divide a mask of 0 and 255 by 255",
    ],
    ["a soft target", text(good, soft(0, 1, 2, 0)), "target holds 2 at [0, 1, 0], want 0 to 1"],
    ["the target first", text([7, 0, 0, 0], soft(0, 1, 0, 2)), "target holds 2 at [0, 1, 1], want 0 to 1"],
  ])("%s", (_, message, want) => {
    expect(message).toBe(`f: ${want}`);
  });

  it("in memory order, whatever the class axis", () => {
    const first = classLayout("f", [1, 2, 3], 1);
    const prediction = tensor([0, 0, 9, 8, 0, 0], [1, 2, 3]);
    const error = invalidValue("f", prediction, labelMap([0, 1, 0], [1, 3]), first, null);
    expect(error.message).toBe(`f: prediction holds 9 at [0, 0, 2], want 0 to 1${logits}`);
  });

  it("of one class, labels are 0 and 1", () => {
    const binary = classLayout("f", [1, 3], null);
    const error = invalidValue("f", tensor([0, 0, 0], [1, 3]), labelMap([1, 2, 0], [1, 3]), binary, null);
    expect(error.message).toContain("f: target holds label 2 at [0, 1], want 0 to 1");
  });
});

it("the error for a logit names it and its place", () => {
  const logits = tensor([0, Infinity, 1, 2], [1, 2, 2]);
  expect(invalidLogit("f", logits, 1).message).toBe(
    "f: prediction holds the logit Infinity at [0, 0, 1], want finite numbers",
  );
});
