import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cumulativeSum,
  gatherAlong,
  scatterAlong,
  sortOrder,
} from "../../../src/kernels/arrays/along-axis.ts";
import { randomNumbers, randomValues } from "../../tensor/random-values.ts";

const layouts = fc.record({
  outer: fc.integer({ min: 1, max: 3 }),
  extent: fc.integer({ min: 1, max: 6 }),
  other: fc.integer({ min: 1, max: 6 }),
  inner: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(1000),
});

/** Positions of each line of [outer, extent, inner]. */
function linesOf(outer: number, extent: number, inner: number): number[][] {
  return Array.from({ length: outer * inner }, (_, line) =>
    Array.from(
      { length: extent },
      (_, k) => (Math.floor(line / inner) * extent + k) * inner + (line % inner),
    ),
  );
}

describe("along the middle axis", () => {
  it("sums run, from either end, in float64", () => {
    fc.assert(
      fc.property(layouts, fc.boolean(), ({ outer, extent, inner, seed }, reverse) => {
        const x = Float32Array.from(randomValues(outer * extent * inner, seed));
        const out = new Float64Array(x.length);
        cumulativeSum(out, x, extent, inner, reverse);
        const want = new Float64Array(x.length);
        for (const line of linesOf(outer, extent, inner)) {
          let sum = 0;
          for (const at of reverse ? line.reverse() : line) want[at] = sum += x[at]!;
        }
        expect([...out]).toEqual([...want]);
      }),
      { seed: 11 },
    );
  });

  it("the order puts each line in order", () => {
    fc.assert(
      fc.property(layouts, fc.boolean(), ({ outer, extent, inner, seed }, descending) => {
        const x = randomValues(outer * extent * inner, seed);
        const order = sortOrder(x, extent, inner, descending);
        for (const line of linesOf(outer, extent, inner)) {
          const values = line.map((at) => x[at]!);
          const sorted = [...values].sort((a, b) => (descending ? b - a : a - b));
          expect(line.map((at) => values[order[at]!])).toEqual(sorted);
        }
      }),
      { seed: 12 },
    );
  });

  it("gather takes what the indices say, and scatter is its transpose", () => {
    fc.assert(
      fc.property(layouts, ({ outer, extent, other, inner, seed }) => {
        const x = randomValues(outer * extent * inner, seed);
        const random = randomNumbers(seed);
        const indices = Int32Array.from({ length: outer * other * inner }, () =>
          Math.floor(random() * extent),
        );
        const out = new Float64Array(indices.length);
        gatherAlong(out, x, indices, extent, other, inner);
        const lines = linesOf(outer, extent, inner);
        linesOf(outer, other, inner).forEach((line, which) => {
          for (const at of line) expect(out[at]).toBe(x[lines[which]![indices[at]!]!]);
        });
        const y = randomValues(indices.length, seed + 1);
        const sums = new Float64Array(x.length);
        scatterAlong(sums, y, indices, extent, other, inner);
        const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
        expect(dot(sums, x)).toBeCloseTo(dot(y, out), 12);
      }),
      { seed: 13 },
    );
  });
});
