import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortScratch } from "../../../src/kernels/arrays/argsort.ts";
import { rankErrors, weightAt } from "../../../src/kernels/lovasz/sorted-errors.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { naiveWeights } from "./naive-weights.ts";

/** Jaccard loss of a prediction that errs at `wrong`: what the extension extends. */
function jaccardLoss(target: readonly number[], wrong: ReadonlySet<number>): number {
  const hits = target.filter((t, k) => t === 1 && !wrong.has(k)).length;
  const union = target.filter((t, k) => t === 1 || wrong.has(k)).length;
  return union === 0 ? 0 : 1 - hits / union;
}

function weightsOf(errors: readonly number[], target: readonly number[]) {
  const ranks = new Int32Array(target.length);
  const sorted = rankErrors(ranks, Float64Array.from(errors), Uint8Array.from(target));
  return Float64Array.from(ranks, (rank) => weightAt(sorted, rank));
}

describe("the weights of sorted errors", () => {
  it("are hand-computed ones", () => {
    // Sorted: errors .9 (0), .5 (1), .2 (1). J = 1 − 2/3, 1 − 1/3, 1 − 0/3.
    const weights = weightsOf([0.2, 0.9, 0.5], [1, 0, 1]);
    expect([...weights]).toEqual([1 / 3, 1 / 3, 1 / 3].map((value) => expect.closeTo(value, 14)));
    // F = 0: the largest error bears all.
    expect([...weightsOf([0.2, 0.9, 0.5], [0, 0, 0])]).toEqual([0, 1, 0]);
  });

  it("give the Jaccard loss itself where errors are 0 and 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(1000), (size, seed) => {
        const target = randomLabels(size, seed, 2);
        const errors = randomLabels(size, seed + 1, 2);
        const wrong = new Set(errors.flatMap((error, k) => (error === 1 ? [k] : [])));
        const weights = weightsOf(errors, target);
        const loss = errors.reduce((sum, error, k) => sum + error * weights[k]!, 0);
        expect(loss).toBeCloseTo(jaccardLoss(target, wrong), 13);
        expect(weights.every((weight) => weight >= -1e-15)).toBe(true);
      }),
      { seed: 15 },
    );
  });

  it("take equal errors in order", () => {
    expect([...weightsOf([0.5, 0.5, 0.5], [0, 1, 0])]).toEqual([1 / 2, 1 / 2, 0]);
  });

  it.each([1, 31, 32, 33, 64, 1000])("have the bits of the sums one by one: %i errors", (size) => {
    for (let seed = 0; seed < 5; seed++) {
      const errors = [...randomValues(size, seed, 0, 1)].map((error) =>
        seed > 2 ? Math.round(4 * error) : error,
      );
      const target = randomLabels(size, seed, 2);
      expect(weightsOf(errors, [...target])).toEqual(naiveWeights(errors, target));
    }
  });

  it("are the same in memory that was used before", () => {
    const scratch = new SortScratch(500);
    for (const size of [500, 100, 400]) {
      const errors = Float64Array.from(randomValues(size, size, 0, 1));
      const target = Uint8Array.from(randomLabels(size, size, 2));
      const ranks = new Int32Array(size);
      const sorted = rankErrors(ranks, errors, target, scratch);
      expect(Float64Array.from(ranks, (rank) => weightAt(sorted, rank))).toEqual(
        naiveWeights(errors, target),
      );
    }
  });
});
