import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poolPositions } from "../../../src/kernels/arrays/extreme-positions.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { shapes } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { coordinatesIn, positionIn } from "../naive-walk.ts";

const problems = shapes(0, 3, 6).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    window: fc.tuple(...shape.map(() => fc.constantFrom(1, 3, 5, 9))).map((found) => [...found]),
    seed: fc.nat(1000),
  }),
);

describe("poolPositions", () => {
  it("finds the largest and the least within the window, inside the array", () => {
    fc.assert(
      fc.property(problems, ({ shape, window, seed }) => {
        // Few different values: ties are the rule.
        const x = randomValues(sizeOf(shape), seed).map((value) => Math.round(3 * value));
        const all = coordinatesIn(shape);
        for (const sign of [1, -1] as const) {
          const positions = poolPositions(x, shape, window, sign);
          all.forEach((center, k) => {
            const near = all.filter((at) =>
              at.every((index, axis) => Math.abs(index - center[axis]!) <= (window[axis]! - 1) / 2),
            );
            const inside = near.map((at) => positionIn(shape, at));
            const best = Math.max(...inside.map((at) => sign * x[at]!));
            expect(sign * x[positions[k]!]! + 0).toBe(best + 0);
            expect(inside).toContain(positions[k]);
          });
        }
      }),
      { seed: 14, numRuns: 60 },
    );
  });

  it.each([
    ["the first along a line", [5], [5], [1, 2, 2, 0, 2], [1, 1, 1, 1, 2]],
    ["NaN, wherever it is", [4], [3], [1, Number.NaN, 3, 4], [1, 1, 1, 3]],
  ])("takes %s", (_, shape, window, values, want) => {
    expect([...poolPositions(Float64Array.from(values), shape, window, 1)]).toEqual(want);
  });
});
