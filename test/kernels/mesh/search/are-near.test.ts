import { expect, it } from "vitest";
import { areNear } from "../../../../src/kernels/mesh/search/are-near.ts";
import { boundaryPoints, pointGrid } from "../../../../src/kernels/surfaces/boundary-points.ts";

const box = { planes: 12, rows: 12, columns: 30 };
const grid = pointGrid(box, false, true);

/** The points of a cube of six voxels that begins so many columns from the first one. */
function cube(first: number, planes = 3) {
  const labels = Uint8Array.from({ length: 12 * 12 * 30 }, (_, at) => {
    const [plane, row, column] = [Math.floor(at / 360), Math.floor(at / 30) % 12, at % 30];
    const isIn = (place: number, start: number) => place >= start && place < start + 6;
    return Number(isIn(plane, planes) && isIn(row, 3) && isIn(column, first));
  });
  return boundaryPoints(
    { labels, label: 1, counted: null, start: 0, planeStep: 360, rowStep: 30, box, flat: false },
    true,
  );
}

it.each([
  ["the same cubes", 2, 3, true],
  ["cubes two columns apart", 4, 3, true],
  ["cubes two planes apart", 2, 5, true],
  // A face and the rims beside it are near: fewer than a quarter of the cells.
  ["cubes whose nearest faces are two columns apart", 10, 3, false],
  ["cubes eight columns apart", 16, 3, false],
])("of %s", (_, first, planes, expected) => {
  expect(areNear(cube(2), cube(first, planes), grid)).toBe(expected);
  expect(areNear(cube(first, planes), cube(2), grid)).toBe(expected);
});
