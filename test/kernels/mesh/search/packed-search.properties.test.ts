import fc from "fast-check";
import { expect, it } from "vitest";
import { packedSearch } from "../../../../src/kernels/mesh/search/packed-search.ts";
import { plainSquares, randomCells } from "./random-tree.ts";

const size = fc.constantFrom(0.3, 0.7, 1, 1.3, 5);
const tilt = fc.constantFrom(0, 0, 0.1, 0.9);
const axes = fc.tuple(size, size, size, tilt, tilt).map(([p, r, c, first, second]) => [
  [p, first, 0],
  [0, r, 0],
  [second, 0, c],
]);
/** Every so manieth square of a surface is known. */
const known = fc.constantFrom(1, 2, 50, Number.POSITIVE_INFINITY);

it("has the bits of the search in plain JavaScript, in both directions, and keeps what is known", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      axes,
      fc.nat(24),
      known,
      known,
      (seed, vectors, columns, a, b) => {
        const [first, second] = [randomCells(seed, vectors), randomCells(seed + 1, vectors, columns + 1)];
        const expected = plainSquares(first.cells, second.cells);
        const given = expected.map((squares, side) =>
          squares.map((square, k) => (k % [a, b][side]! === 0 ? square : Number.NaN)),
        ) as [Float64Array, Float64Array];
        if (first.cells.net.count === 0 || second.cells.net.count === 0) return;
        expect(packedSearch(first.cells, second.cells, given, first.grid)).toEqual(expected);
      },
    ),
    { numRuns: 24 },
  );
});
