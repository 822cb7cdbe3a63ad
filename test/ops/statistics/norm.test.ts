import { describe, expect, it } from "vitest";
import { grad, hvp, norm, sum, type Tensor, tensor } from "../../../src/index.ts";
import { expectGradients, randomTensor } from "../aspects/gradients.ts";

describe("norm", () => {
  it("is the Euclidean one, over axes", () => {
    const x = tensor([
      [3, 4],
      [0, 0],
    ]);
    expect(norm(x, { axis: 1 }).toArray()).toEqual([5, 0]);
    expect(norm(x, { axis: [0, 1], keepDims: true }).toArray()).toEqual([[5]]);
  });

  it.each(["float32", "float64"] as const)("neither overflows nor vanishes: %s", (dtype) => {
    const far = dtype === "float32" ? 3e37 : 1e307;
    const near = dtype === "float32" ? 1e-38 : 1e-307;
    for (const size of [far, near]) {
      const x = tensor([3 * size, 4 * size], [2], { dtype });
      expect(norm(x).item() / size).toBeCloseTo(5, 5);
      expect(Array.from(grad((at: Tensor) => norm(at))(x).data)).toEqual([
        expect.closeTo(0.6, 6),
        expect.closeTo(0.8, 6),
      ]);
    }
    expect(norm(tensor([Infinity, 1], [2], { dtype })).item()).toBe(Infinity);
    expect(norm(tensor([Number.NaN, 1], [2], { dtype })).item()).toBeNaN();
  });

  it("has a gradient of 0 at 0, to the second order", () => {
    const x = tensor(
      [
        [0, 0],
        [3, 4],
      ],
      undefined,
      { dtype: "float64" },
    );
    const f = (at: Tensor) => sum(norm(at, { axis: 1 }));
    expect(Array.from(grad(f)(x).data)).toEqual([0, 0, expect.closeTo(0.6, 15), expect.closeTo(0.8, 15)]);
    expect(
      Array.from(
        hvp(f)(
          x,
          tensor(
            [
              [1, 1],
              [1, 0],
            ],
            undefined,
            { dtype: "float64" },
          ),
        ).data,
      ),
    ).toEqual([0, 0, expect.closeTo(16 / 125, 15), expect.closeTo(-12 / 125, 15)]);
  });

  it("has gradients that agree with differences", () => {
    expectGradients((at: Tensor) => norm(at, { axis: 0 }), randomTensor([3, 2], 2, 0.5, 2));
  });
});
