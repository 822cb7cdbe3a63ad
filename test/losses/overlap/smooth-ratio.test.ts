import { describe, expect, it } from "vitest";
import { grad, sum, type Tensor } from "../../../src/index.ts";
import { smoothRatio } from "../../../src/losses/overlap/smooth-ratio.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = (values: number[]) => tensor(values, [values.length], { dtype: "float64" });
const none = { numerator: 0, denominator: 0, floor: 0 };

describe("smoothRatio", () => {
  it.each([
    ["adds to both", { numerator: 1, denominator: 2, floor: 0 }, [3], [4], [4 / 6]],
    [
      "holds the denominator at the floor, after the addition",
      { numerator: 0, denominator: 1, floor: 5 },
      [3],
      [2],
      [3 / 5],
    ],
    ["leaves a larger denominator", { numerator: 0, denominator: 1, floor: 5 }, [3], [9], [3 / 10]],
    ["is 1 where the denominator is 0", none, [0, 1], [0, 2], [1, 0.5]],
    ["is 0 over a floor", { ...none, floor: 1 }, [0], [0], [0]],
  ])("%s", (_, smooth, numerator, denominator, want) => {
    expect(smoothRatio(f64(numerator), f64(denominator), smooth).toArray()).toEqual(want);
  });

  it("has gradient 0 where the denominator is 0", () => {
    const ratio = (x: Tensor) => sum(smoothRatio(x, x, none));
    expect(grad(ratio)(f64([0])).toArray()).toEqual([0]);
  });
});
