import fc from "fast-check";
import { expect, it } from "vitest";
import { STEPS } from "../../../../src/kernels/mesh/net-elements.ts";
import { placeAll } from "../../../../src/kernels/mesh/placed-elements.ts";
import { elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import { nearElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/nearest-elements.ts";
import { randomCells } from "./random-tree.ts";

const size = fc.constantFrom(0.3, 0.7, 1, 1.3, 5);
const axesOf = (p: number, r: number, c: number) => [
  [p, 0, 0],
  [0, r, 0],
  [0, 0, c],
];

it("has the bits of the search by trees, of every element up to a voxel away", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      size,
      size,
      size,
      fc.nat(24),
      (seed, p, r, c, columns) => {
        const axes = axesOf(p, r, c);
        const [from, to] = [randomCells(seed, axes), randomCells(seed + 1, axes, columns)];
        if (to.cells.net.count === 0) return;
        const squares = nearElements(from.cells, to.cells, from.grid)!;
        const tree = elementTree(placeAll(from.cells.elements));
        const want = plainSearch(tree, elementTree(placeAll(to.cells.elements)));
        const voxel = Math.min(p, r, c) ** 2;
        const wrong = tree.elements.numbers.filter((number, k) =>
          Number.isNaN(squares[number]!) ? want[k]! < voxel : squares[number] !== want[k],
        );
        expect([...wrong]).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

it("of equal surfaces are 0", () => {
  const { cells, grid } = randomCells(1, axesOf(1, 0.7, 3));
  expect(nearElements(cells, cells, grid)!.every((square) => square === 0)).toBe(true);
});

it("of surfaces that are far from each other are unknown", () => {
  const [from, to] = [randomCells(1, axesOf(1, 1, 1)), randomCells(1, axesOf(1, 1, 1), 3)];
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
