import { describe, expect, it } from "vitest";
import { grad, sum } from "../../../src/index.ts";
import { activate } from "../../../src/ops/class-sums/composed-sums.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const logits = tensor([0, Math.log(3)], [1, 1, 2]);

describe("activate", () => {
  it("leaves probabilities as they are", () => {
    expect(activate(logits, [1, 1], null, "none", -1)).toBe(logits);
  });

  it("gives probabilities of float32 logits in float64", () => {
    const soft = activate(logits, [1, 1], null, "softmax", -1);
    expect(soft.dtype).toBe("float64");
    expect(soft.data[1]).toBeCloseTo(0.75, 7);
    expect(activate(logits, [1, 1], null, "sigmoid", -1).data[0]).toBe(0.5);
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
      "sigmoid",
      classAxis,
    );
    expect(none.data.every((value) => value === 0.5)).toBe(true);
  });

  it("has gradient 0 at a voxel that does not count", () => {
    const x = tensor([Number.NaN, 1, 2, 3], [1, 2, 2]);
    const counted = Uint8Array.of(0, 1);
    const gradient = grad((z) => sum(activate(z, [1, 2], counted, "sigmoid", -1)))(x);
    expect(Array.from(gradient.data.subarray(0, 2))).toEqual([0, 0]);
    expect(gradient.data[2]).toBeGreaterThan(0);
  });
});
