import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestComponents } from "../../../src/kernels/components/nearest-components.ts";

const EXTENTS = [3, 4, 5] as const;

/** The smallest number among the components at the least distance. */
function naive(numbers: Int32Array, at: number, weights: readonly number[]): number {
  const place = (voxel: number) => [Math.floor(voxel / 20), Math.floor(voxel / 5) % 4, voxel % 5];
  let [best, nearest] = [Infinity, 0];
  for (const [voxel, number] of numbers.entries()) {
    if (number === 0) continue;
    const there = place(voxel);
    const square = place(at).reduce(
      (sum, value, axis) => sum + weights[axis]! * (value - there[axis]!) ** 2,
      0,
    );
    if (square < best || (square === best && number < nearest)) [best, nearest] = [square, number];
  }
  return nearest;
}

describe("nearestComponents", () => {
  it.each([[[1, 1, 1]], [[9, 4, 1]], [[1, 1, 1e9]]] as const)(
    "is the nearest of all, weights %j",
    (weights) => {
      const voxels = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 9), { minLength: 60, maxLength: 60 });
      fc.assert(
        fc.property(voxels, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (values, wanted) => {
          const numbers = Int32Array.from(values);
          fc.pre(values.some((value) => value > 0));
          const nearest = nearestComponents(Uint8Array.from(wanted, Number), numbers, 9, EXTENTS, weights);
          for (const [at, want] of wanted.entries())
            expect(nearest[at]).toBe(want ? naive(numbers, at, weights) : 0);
        }),
        { numRuns: 50 },
      );
    },
  );
});
