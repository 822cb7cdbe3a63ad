import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK, sumBlock } from "../../../src/kernels/arrays/summation.ts";
import { randomValues } from "../../tensor/random-values.ts";

/** The documented order, in its words. */
function documented(terms: readonly number[]): number {
  const lanes = [0, 0, 0, 0] as [number, number, number, number];
  terms.forEach((term, k) => {
    lanes[k % 4]! += term;
  });
  return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}

const x = randomValues(6 * BLOCK, 1).map((value, k) => value * 2 ** (k % 40));

describe("sumBlock", () => {
  it("adds in the documented order, to the last bit", () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 1, max: 5 }),
        fc.oneof(fc.nat(9), fc.nat(BLOCK), fc.constant(BLOCK)),
        (start, step, count) => {
          const terms = Array.from({ length: count }, (_, k) => x[start + k * step]!);
          expect(sumBlock(x, start, step, count)).toBe(documented(terms));
          const single = Float32Array.from(x);
          const rounded = terms.map(Math.fround);
          expect(sumBlock(single, start, step, count)).toBe(documented(rounded));
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });

  it("is another sum in another order: the bits are telling", () => {
    const plain = x.slice(0, BLOCK).reduce((sum, value) => sum + value, 0);
    expect(sumBlock(x, 0, 1, BLOCK)).not.toBe(plain);
    expect(sumBlock(x, 0, 1, BLOCK)).toBeCloseTo(plain, 0);
  });

  it("a block filled up with zeros has the same bits", () => {
    for (const count of [1, 2, 3, 5, 1021]) {
      const padded = new Float64Array(BLOCK);
      padded.set(x.subarray(0, count));
      expect(sumBlock(padded, 0, 1, BLOCK)).toBe(sumBlock(x, 0, 1, count));
    }
  });

  it("repeats one number at step 0", () => {
    expect(sumBlock(Float64Array.of(0.5), 0, 0, 7)).toBe(3.5);
  });
});
