import { expect, it } from "vitest";
import { STEPS } from "../../../../src/kernels/mesh/net-elements.ts";
import { nearElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { randomCells, straightAxes } from "./random-tree.ts";

it("of equal surfaces are 0", () => {
  const { cells, grid } = randomCells(1, straightAxes(1, 0.7, 3));
  expect(nearElements(cells, cells, grid)!.every((square) => square === 0)).toBe(true);
});

it("of surfaces that are far from each other are unknown", () => {
  const [from, to] = [randomCells(1, straightAxes(1, 1, 1)), randomCells(1, straightAxes(1, 1, 1), 3)];
  const squares = nearElements(from.cells, to.cells, from.grid)!;
  const { middles } = from.cells.elements;
  squares.forEach((square, k) => {
    // The last column of the other surface is the third.
    if (middles[3 * k + 2]! > 6 * STEPS) expect(square).toBeNaN();
  });
});

it("is null on axes that are not perpendicular", () => {
  const tilted = [
    [1, 0.2, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const { cells, grid } = randomCells(1, tilted);
  expect(nearElements(cells, cells, grid)).toBeNull();
});
