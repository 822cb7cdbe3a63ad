import { describe, expect, it } from "vitest";
import { grad, sum } from "../../../src/index.ts";
import { activate, checkLogits } from "../../../src/losses/overlap/activation.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const logits = tensor([0, Math.log(3)], [1, 1, 2]);

describe("activate", () => {
  it("leaves probabilities as they are", () => {
    expect(activate(logits, [1, 1], null, { activation: "none", classAxis: -1 })).toBe(logits);
  });

  it("gives probabilities of float32 logits in float64", () => {
    const soft = activate(logits, [1, 1], null, { activation: "softmax", classAxis: -1 });
    expect(soft.dtype).toBe("float64");
    expect(soft.data[1]).toBeCloseTo(0.75, 7);
    expect(activate(logits, [1, 1], null, { activation: "sigmoid", classAxis: -1 }).data[0]).toBe(0.5);
  });

  it.each([
    [-1, [2, 3, 2], [2, 3]],
    [1, [2, 2, 3], [2, 3]],
    [2, [2, 3, 2, 2], [2, 3, 2]],
    [-2, [2, 3, 2, 2], [2, 3, 2]],
    [null, [2, 3], [2, 3]],
  ])("shows no voxel that does not count, with the classes at %s", (classAxis, shape, voxelShape) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const voxels = voxelShape.reduce((product, extent) => product * extent, 1);
    const none = activate(
      tensor(new Array(size).fill(Number.NaN), shape),
      voxelShape,
      new Uint8Array(voxels),
      {
        activation: "sigmoid",
        classAxis,
      },
    );
    expect(none.data.every((value) => value === 0.5)).toBe(true);
  });

  it("has gradient 0 at a voxel that does not count", () => {
    const x = tensor([Number.NaN, 1, 2, 3], [1, 2, 2]);
    const counted = Uint8Array.of(0, 1);
    const gradient = grad((z) => sum(activate(z, [1, 2], counted, { activation: "sigmoid", classAxis: -1 })))(
      x,
    );
    expect(Array.from(gradient.data.subarray(0, 2))).toEqual([0, 0]);
    expect(gradient.data[2]).toBeGreaterThan(0);
  });
});

describe("checkLogits", () => {
  it("names the logit that made a probability NaN", () => {
    const bad = tensor([0, Infinity, 1, 2], [1, 2, 2]);
    const probabilities = activate(bad, [1, 2], null, { activation: "softmax", classAxis: -1 });
    expect(() => checkLogits("diceLoss", bad, probabilities)).toThrow(
      new RangeError("diceLoss: prediction holds the logit Infinity at [0, 0, 1], want finite numbers"),
    );
  });

  it("takes numbers that are finite", () => {
    expect(() => checkLogits("diceLoss", logits, logits)).not.toThrow();
  });
});
