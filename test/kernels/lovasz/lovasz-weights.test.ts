import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lovaszWeights } from "../../../src/kernels/lovasz/lovasz-weights.ts";
import { randomLabels } from "../../tensor/random-values.ts";

/** Jaccard loss of a prediction that errs at `wrong`: what the extension extends. */
function jaccardLoss(target: readonly number[], wrong: ReadonlySet<number>): number {
  const hits = target.filter((t, k) => t === 1 && !wrong.has(k)).length;
  const union = target.filter((t, k) => t === 1 || wrong.has(k)).length;
  return union === 0 ? 0 : 1 - hits / union;
}

function weightsOf(errors: readonly number[], target: readonly number[]) {
  const weights = new Float64Array(target.length);
  lovaszWeights(weights, Float64Array.from(errors), Uint8Array.from(target));
  return weights;
}

describe("lovaszWeights", () => {
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
});
