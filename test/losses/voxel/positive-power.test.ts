import { describe, expect, it } from "vitest";
import { grad, sum } from "../../../src/index.ts";
import { positivePower } from "../../../src/losses/voxel/positive-power.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { expectGradients } from "../../ops/gradients.ts";

const f64 = { dtype: "float64" } as const;
const x = tensor([4, 1, 0, -1, -4], [5], f64);

describe("positivePower", () => {
  it.each([
    [0, [1, 1, 1, 1, 1], [0, 0, 0, 0, 0]],
    [0.5, [2, 1, 0, 0, 0], [0.25, 0.5, 0, 0, 0]],
    [1, [4, 1, 0, 0, 0], [1, 1, 0, 0, 0]],
    [1.5, [8, 1, 0, 0, 0], [3, 1.5, 0, 0, 0]],
    [2, [16, 1, 0, 0, 0], [8, 2, 0, 0, 0]],
  ])("to the power %f: max(0, x)^γ, and gradient 0 from 0 down", (gamma, value, slope) => {
    expect(positivePower(x, gamma).toArray()).toEqual(value);
    expect(grad((at) => sum(positivePower(at, gamma)))(x).toArray()).toEqual(slope);
  });

  it("has gradients of first and second order that agree with differences", () => {
    for (const gamma of [0.5, 0.75, 4 / 3, 2, 3]) {
      expectGradients((at) => positivePower(at, gamma), tensor([0.5, 2, -1, 3], [4], f64));
    }
  });

  it("keeps shape and dtype, also as ones", () => {
    for (const gamma of [0, 2]) {
      const power = positivePower(tensor([[1, 2]]), gamma);
      expect([power.shape, power.dtype]).toEqual([[1, 2], "float32"]);
    }
  });
});
