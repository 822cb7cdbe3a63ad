import fc from "fast-check";
import { expect, it } from "vitest";
import { packedSearch } from "../../../../src/kernels/mesh/search/packed-search.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { randomTree } from "./random-tree.ts";

/** Far more than rounding changes of any square, and the largest coordinate. */
const [SLACK, LARGEST] = [2 ** -60, 60];

const size = fc.constantFrom(0.3, 0.7, 1, 1.3, 5);
const tilt = fc.constantFrom(0, 0, 0.1, 0.9);
const axes = fc.tuple(size, size, size, tilt, tilt).map(([p, r, c, first, second]) => [
  [p, first, 0],
  [0, r, 0],
  [second, 0, c],
]);

it("has the bits of the search in plain JavaScript, in both directions", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), axes, (seed, vectors) => {
      const [first, second] = [randomTree(seed, vectors), randomTree(seed + 1, vectors)];
      const squares = packedSearch(first, second, SLACK, LARGEST);
      expect(squares).toEqual([plainSearch(first, second), plainSearch(second, first)]);
    }),
    { numRuns: 16 },
  );
});
