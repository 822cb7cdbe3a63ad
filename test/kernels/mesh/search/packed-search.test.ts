import { expect, it } from "vitest";
import { packedSearch } from "../../../../src/kernels/mesh/search/packed-search.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { randomTree } from "./random-tree.ts";

/** Far more than rounding changes of any square, and the largest coordinate. */
const [SLACK, LARGEST] = [2 ** -60, 60];

it("is exact for surfaces that are far from each other, where float32 is coarse", () => {
  const unit = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const [near, moved] = [randomTree(1, unit), randomTree(2, unit)];
  const { places, centres, steps } = moved.elements;
  for (let k = 0; k < places.length; k += 3) {
    places[k] = places[k]! + 1000;
    centres[k] = centres[k]! + 1000 / steps[0]!;
  }
  for (let node = 0; node < moved.count; node++) {
    moved.boxes[6 * node] = moved.boxes[6 * node]! + 1000;
    moved.patches[8 * node] = moved.patches[8 * node]! + 1000;
  }
  expect(packedSearch(near, moved, SLACK, 1010)).toEqual([
    plainSearch(near, moved),
    plainSearch(moved, near),
  ]);
});

it("is null without WebAssembly, and where float32 has no room for the coordinates", () => {
  const tree = randomTree(1, [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(withoutSimd(() => packedSearch(tree, tree, SLACK, LARGEST))).toBeNull();
  expect(packedSearch(tree, tree, SLACK, 1e20)).toBeNull();
  expect(packedSearch(tree, tree, SLACK, 1e-12)).toBeNull();
});
