import { expect, it } from "vitest";
import { constantTensor } from "../../src/tensor/constant-tensor.ts";

it.each(["float32", "float64"] as const)("holds one value everywhere: %s", (dtype) => {
  expect(constantTensor([2, 1], 0.5, dtype)).toMatchObject({ dtype, shape: [2, 1] });
  expect(Array.from(constantTensor([3], 0.5, dtype).data)).toEqual([0.5, 0.5, 0.5]);
  expect(Array.from(constantTensor([2], 0, dtype).data)).toEqual([0, 0]);
  expect(Object.is(constantTensor([], -0, "float64").item(), 0)).toBe(true);
});
