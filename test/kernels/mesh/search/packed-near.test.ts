import { expect, it } from "vitest";
import { type CellElements, nearElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { packedNear } from "../../../../src/kernels/mesh/search/packed-near.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import type { Grid } from "../../../../src/kernels/surfaces/boundary-points.ts";
import { randomCells, straightAxes } from "./random-tree.ts";

const plainNear = (first: CellElements, second: CellElements, grid: Grid) => [
  nearElements(first, second, grid),
  nearElements(second, first, grid),
];

it("gives up where the search in plain JavaScript does", () => {
  // Of the last plane nothing is known, though some of its elements are near.
  const [from, to] = [
    randomCells(1, straightAxes(1, 1, 1), 120, 120),
    randomCells(2, straightAxes(1, 1, 1), 3, 120),
  ];
  const [ours, theirs] = plainNear(from.cells, to.cells, from.grid);
  expect(ours!.length).toBeGreaterThan(5000);
  expect(ours!.some((square) => square >= 0)).toBe(true);
  expect(ours!.slice(-100).every(Number.isNaN)).toBe(true);
  expect(packedNear(from.cells, to.cells, from.grid)).toEqual([ours, theirs]);
});

it("keeps the known squares of equal vectors to elements of two forms apart", () => {
  // So many elements that two forms are kept in one place.
  const [from, to] = [1, 2].map((seed) => randomCells(seed, straightAxes(1, 1, 1), 2000, 2000));
  expect(packedNear(from!.cells, to!.cells, from!.grid)).toEqual(
    plainNear(from!.cells, to!.cells, from!.grid),
  );
});

it("is null without WebAssembly, on axes that are not perpendicular, and where float32 has no room", () => {
  const { cells, grid } = randomCells(1, straightAxes(1, 1, 1));
  expect(withoutSimd(() => packedNear(cells, cells, grid))).toBeNull();
  const [tilted, tiny] = [
    [
      [1, 0.2, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    straightAxes(1e-12, 1e-12, 1e-12),
  ].map((axes) => randomCells(1, axes).cells);
  expect(packedNear(tilted!, tilted!, grid)).toBeNull();
  expect(packedNear(tiny!, tiny!, grid)).toBeNull();
});
