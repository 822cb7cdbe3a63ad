import { expect, it } from "vitest";
import { elementSquare } from "../../../../src/kernels/mesh/element-distance.ts";
import { placeAll, toSpace } from "../../../../src/kernels/mesh/placed-elements.ts";
import { type ElementTree, elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import {
  nearestElements,
  plainSearch,
  searchBoth,
} from "../../../../src/kernels/mesh/search/nearest-elements.ts";
import { randomCells, randomTree } from "./random-tree.ts";

const AXES = {
  straight: [
    [2, 0, 0],
    [0, 0.7, 0],
    [0, 0, 1.3],
  ],
  tilted: [
    [2, 0.9, 0],
    [0, 0.7, 0],
    [0.1, 0, 1.3],
  ],
};

it("are searched in both directions", () => {
  const [first, second] = [randomTree(1, AXES.tilted), randomTree(2, AXES.tilted)];
  expect(searchBoth(first, second)).toEqual([plainSearch(first, second), plainSearch(second, first)]);
});

it.each([
  ["everywhere near", 1, 24, AXES.straight],
  ["near but for a part, which a tree of that part searches", 1, 15, AXES.straight],
  ["mostly far, so that all is searched by trees", 2, 3, AXES.straight],
  ["on tilted axes, where no cells are searched", 2, 24, AXES.tilted],
])("of surfaces %s are those of the search by trees, in the order of cells", (_, seed, columns, axes) => {
  const [first, second] = [randomCells(1, axes), randomCells(seed, axes, columns)];
  const squares = nearestElements(first.cells, second.cells, first.grid);
  const trees = [first, second].map(({ cells }) => elementTree(placeAll(cells.elements))) as [
    ElementTree,
    ElementTree,
  ];
  for (const [side, found] of [plainSearch(...trees), plainSearch(trees[1], trees[0])].entries()) {
    const { numbers } = trees[side]!.elements;
    expect(Array.from(numbers, (number) => squares[side]![number])).toEqual([...found]);
  }
});

it.each(Object.entries(AXES))("are the nearest of all elements, with %s axes", (_, axes) => {
  const [from, to] = [randomTree(1, axes), randomTree(2, axes)];
  const squares = plainSearch(from, to);
  const { centres, steps } = from.elements;
  const vector = new Float64Array(3);
  squares.forEach((square, q) => {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < to.elements.count; k++) {
      const of = (axis: number) => to.elements.centres[3 * k + axis]! - centres[3 * q + axis]!;
      toSpace(steps, false, of(0), of(1), of(2), vector, 0);
      least = Math.min(least, elementSquare(to.elements, k, vector));
    }
    expect(square).toBe(least);
  });
});
