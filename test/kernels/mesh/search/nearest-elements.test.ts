import { expect, it } from "vitest";
import { nearestElements } from "../../../../src/kernels/mesh/search/nearest-elements.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { AXES, plainSquares, randomCells } from "./random-tree.ts";

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
    expect(squares).toEqual(plainSquares(first.cells, second.cells));
    expect(withoutSimd(() => nearestElements(first.cells, second.cells, first.grid))).toEqual(squares);
  },
);
