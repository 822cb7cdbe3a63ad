import fc from "fast-check";
import { expect, it } from "vitest";
import { placeAll } from "../../../../src/kernels/mesh/placed-elements.ts";
import { elementTree } from "../../../../src/kernels/mesh/search/element-tree.ts";
import { nearElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { cellPairs } from "./random-tree.ts";

it("has the bits of the search by trees, of every element up to a voxel away", () => {
  fc.assert(
    fc.property(cellPairs, ({ from, to, shortest }) => {
      if (to.cells.net.count === 0) return;
      const squares = nearElements(from.cells, to.cells, from.grid)!;
      const tree = elementTree(placeAll(from.cells.elements));
      const want = plainSearch(tree, elementTree(placeAll(to.cells.elements)));
      const wrong = tree.elements.numbers.filter((number, k) =>
        Number.isNaN(squares[number]!) ? want[k]! < shortest ** 2 : squares[number] !== want[k],
      );
      expect([...wrong]).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
