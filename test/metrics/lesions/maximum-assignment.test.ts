import fc from "fast-check";
import { expect, it } from "vitest";
import { maximumAssignment, type WeightedPair } from "../../../src/metrics/lesions/maximum-assignment.ts";

/** Of all matchings. */
function best([first, ...rest]: readonly WeightedPair[]): number {
  if (first === undefined) return 0;
  const others = rest.filter(
    ({ target, prediction }) => target !== first.target && prediction !== first.prediction,
  );
  return Math.max(best(rest), first.weight + best(others));
}

it("has the largest sum of all matchings, one to one", () => {
  const pair = fc.record({
    target: fc.nat(4),
    prediction: fc.nat(4),
    weight: fc.integer({ min: 1, max: 64 }).map((part) => part / 64),
  });
  const pairs = fc.uniqueArray(pair, {
    maxLength: 12,
    selector: ({ target, prediction }) => 10 * target + prediction,
  });
  fc.assert(
    fc.property(pairs, (given) => {
      const chosen = maximumAssignment(given);
      expect(chosen.reduce((sum, { weight }) => sum + weight, 0)).toBe(best(given));
      expect(new Set(chosen.map(({ target }) => target)).size).toBe(chosen.length);
      expect(new Set(chosen.map(({ prediction }) => prediction)).size).toBe(chosen.length);
    }),
    { numRuns: 200 },
  );
});

it("prefers two fair matches to one good one", () => {
  const pairs = [
    { target: 1, prediction: 1, weight: 0.9 },
    { target: 1, prediction: 2, weight: 0.6 },
    { target: 2, prediction: 1, weight: 0.6 },
  ];
  expect(maximumAssignment(pairs)).toEqual(expect.arrayContaining(pairs.slice(1)));
});
