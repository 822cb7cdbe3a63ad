import { expect, it } from "vitest";
import { grad, sum } from "../../../src/index.ts";
import { boundedLog } from "../../../src/losses/voxel/bounded-log.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

it("is the logarithm, and −100 with gradient 0 below e⁻¹⁰⁰", () => {
  const x = tensor([1, 0.5, 1e-40, 1e-44, 0], [5], { dtype: "float64" });
  const values = boundedLog(x).data;
  expect(values[0]).toBe(0);
  expect(values[1]).toBe(Math.log(0.5));
  expect(values[2]).toBe(Math.log(1e-40));
  expect(values[3]).toBeCloseTo(-100, 13);
  expect(values[4]).toBeCloseTo(-100, 13);
  expect(grad((y) => sum(boundedLog(y)))(x).toArray()).toEqual([1, 2, 1e40, 0, 0]);
});
