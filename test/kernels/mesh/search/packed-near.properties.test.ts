import fc from "fast-check";
import { expect, it } from "vitest";
import { type CellElements, nearElements } from "../../../../src/kernels/mesh/search/near-elements.ts";
import { packedNear } from "../../../../src/kernels/mesh/search/packed-near.ts";
import type { Grid } from "../../../../src/kernels/surfaces/boundary-points.ts";
import { cellPairs } from "./random-tree.ts";

const plainNear = (first: CellElements, second: CellElements, grid: Grid) => [
  nearElements(first, second, grid),
  nearElements(second, first, grid),
];

it("has the bits of the search in plain JavaScript, in both directions", () => {
  fc.assert(
    fc.property(cellPairs, ({ from, to }) => {
      expect(packedNear(from.cells, to.cells, from.grid)).toEqual(plainNear(from.cells, to.cells, from.grid));
    }),
    { numRuns: 30 },
  );
});
