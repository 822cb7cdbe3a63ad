import { expect, it } from "vitest";
import { placeAll } from "../../../../src/kernels/mesh/placed-elements.ts";
import { type ElementTree, elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import { nearestElements, searchBoth } from "../../../../src/kernels/mesh/search/nearest-elements.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { AXES, randomCells, randomTree } from "./random-tree.ts";

it("are searched in both directions", () => {
  const [first, second] = [randomTree(1, AXES.tilted), randomTree(2, AXES.tilted)];
  expect(searchBoth(first, second)).toEqual([plainSearch(first, second), plainSearch(second, first)]);
});

it.each([
  ["everywhere near", 1, 24, 24, AXES.straight],
  ["near but for a part, which a tree of that part searches", 1, 15, 24, AXES.straight],
  ["mostly far, so that all is searched by trees", 2, 3, 24, AXES.straight],
  ["large and mostly far, so that a sample leaves out the search by cells", 2, 3, 64, AXES.straight],
  ["on tilted axes, where no cells are searched", 2, 24, 24, AXES.tilted],
])(
  "of surfaces %s are those of the search by trees, in the order of cells",
  (_, seed, columns, width, axes) => {
    const [first, second] = [randomCells(1, axes, width, width), randomCells(seed, axes, columns, width)];
    const squares = nearestElements(first.cells, second.cells, first.grid);
    const trees = [first, second].map(({ cells }) => elementTree(placeAll(cells.elements))) as [
      ElementTree,
      ElementTree,
    ];
    for (const [side, found] of [plainSearch(...trees), plainSearch(trees[1], trees[0])].entries()) {
      const { numbers } = trees[side]!.elements;
      expect(Array.from(numbers, (number) => squares[side]![number])).toEqual([...found]);
    }
  },
);
