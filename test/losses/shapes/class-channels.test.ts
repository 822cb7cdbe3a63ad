import { expect, it } from "vitest";
import { grad, sum, tensor } from "../../../src/index.ts";
import { sumClasses, targetVoxelsOf } from "../../../src/losses/shapes/class-channels.ts";

const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2], { dtype: "float64" });

it("sums the voxels of each class", () => {
  expect(sumClasses(x).toArray()).toEqual([[14, 22]]);
  expect(grad((y) => sum(sumClasses(y)))(x).data.every((slope) => slope === 1)).toBe(true);
  expect([...targetVoxelsOf(x)]).toEqual([14, 22]);
});
