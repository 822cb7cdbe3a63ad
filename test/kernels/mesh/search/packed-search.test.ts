import { expect, it } from "vitest";
import { packedSearch } from "../../../../src/kernels/mesh/search/packed-search.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { AXES, plainSquares, randomCells, straightAxes, unknownSquares } from "./random-tree.ts";

it.each(Object.entries(AXES))("is exact for surfaces that are far from each other on %s axes", (_, axes) => {
  // Columns 0 to 2, and all of them: float32 is coarse at the other end.
  const [near, far] = [randomCells(1, axes, 3, 300), randomCells(2, axes, 300, 300)];
  const last = far.cells.points.places.filter((place) => place % far.grid.columns > 250).length;
  expect(last).toBeGreaterThan(500);
  const { cells } = near;
  expect(packedSearch(cells, far.cells, unknownSquares(cells, far.cells), near.grid)).toEqual(
    plainSquares(cells, far.cells),
  );
});

it("is null without WebAssembly, and where float32 has no room for the coordinates", () => {
  const search = (side: number) => {
    const { cells, grid } = randomCells(1, straightAxes(side, side, side));
    return packedSearch(cells, cells, unknownSquares(cells, cells), grid);
  };
  expect(search(1)).not.toBeNull();
  expect(withoutSimd(() => search(1))).toBeNull();
  expect(search(1e20)).toBeNull();
  expect(search(1e-12)).toBeNull();
});
