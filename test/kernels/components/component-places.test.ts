import { expect, it } from "vitest";
import { componentPlaces } from "../../../src/kernels/components/component-places.ts";
import { randomLabels } from "../../tensor/random-values.ts";

it("finds size, box and sums of places", () => {
  const numbers = Int32Array.of(1, 1, 0, 0, 0, 2, 1, 0, 0, 0, 2, 2);
  const { sizes, boxes, sums } = componentPlaces(numbers, 2, [2, 2, 3]);
  expect([...sizes]).toEqual([0, 3, 3]);
  expect([...boxes.slice(6)]).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 2]);
  expect([...sums.slice(3)]).toEqual([1, 0, 1, 2, 3, 5]);
});

it.each([1, 3, 40])("finds the places of runs of %i voxels as voxel by voxel", (run) => {
  const [planes, rows, columns] = [4, 5, 37];
  const numbers = Uint8Array.from(randomLabels(planes * rows * columns, 3, 3, run));
  const sizes = [0, 0, 0];
  const sums = new Array<number>(9).fill(0);
  const boxes = sizes.flatMap(() => [Infinity, Infinity, Infinity, -1, -1, -1]);
  numbers.forEach((number, at) => {
    if (number === 0) return;
    const place = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
    sizes[number]!++;
    place.forEach((where, axis) => {
      sums[3 * number + axis]! += where;
      boxes[6 * number + axis] = Math.min(boxes[6 * number + axis]!, where);
      boxes[6 * number + 3 + axis] = Math.max(boxes[6 * number + 3 + axis]!, where);
    });
  });
  const found = componentPlaces(numbers, 2, [planes, rows, columns]);
  expect([found.sizes, found.sums, found.boxes].map((data) => Array.from(data))).toEqual([
    sizes,
    sums,
    boxes,
  ]);
});
