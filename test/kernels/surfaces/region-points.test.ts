import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClassVoxels, GridPoints } from "../../../src/kernels/surfaces/boundary-points.ts";
import { contourPoints, regionPoints } from "../../../src/kernels/surfaces/region-points.ts";
import { prop } from "../../property.ts";

/** A box of `labels` that is the whole image. */
function wholeBox(
  labels: Uint8Array,
  [planes, rows, columns]: readonly [number, number, number],
): ClassVoxels {
  const box = { planes, rows, columns };
  return {
    labels,
    label: 1,
    counted: null,
    start: 0,
    planeStep: rows * columns,
    rowStep: columns,
    box,
    flat: false,
  };
}

const placesOf = ({ starts, places }: GridPoints) =>
  Array.from(starts)
    .slice(0, -1)
    .flatMap((start, plane) => Array.from(places.slice(start, starts[plane + 1]), (place) => [plane, place]));

describe("the points of a region", () => {
  it("are all voxels of the class that count", () => {
    const voxels = wholeBox(Uint8Array.of(1, 0, 1, 2, 1, 1), [2, 1, 3]);
    expect(placesOf(regionPoints(voxels))).toEqual([
      [0, 0],
      [0, 2],
      [1, 1],
      [1, 2],
    ]);
    const counted = Uint8Array.of(1, 1, 0, 1, 1, 1);
    expect(placesOf(regionPoints({ ...voxels, counted }))).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
    ]);
  });
});

describe("the points of a contour", () => {
  it("leave out the border of the image, and keep that of the box inside of it", () => {
    const full = wholeBox(new Uint8Array(9).fill(1), [1, 3, 3]);
    expect(placesOf(contourPoints(full, { first: [0, 0, 0], last: [0, 2, 2] })).length).toBe(9);
    const within = contourPoints(full, { first: [0, -1, 0], last: [0, 2, 2] });
    expect(placesOf(within)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
  });

  it("reach voxels that touch the outside with a corner alone", () => {
    const labels = Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 1, 1);
    const points = contourPoints(wholeBox(labels, [1, 3, 3]), { first: [0, 0, 0], last: [0, 2, 2] });
    expect(placesOf(points)).toEqual([
      [0, 1],
      [0, 3],
      [0, 4],
    ]);
  });

  prop([fc.uint8Array({ minLength: 24, maxLength: 24, max: 1 })], { seed: 1, numRuns: 100 })(
    "are points of the region, in the same order",
    (labels) => {
      const voxels = wholeBox(labels, [2, 3, 4]);
      const all = placesOf(regionPoints(voxels)).map(String);
      const some = placesOf(contourPoints(voxels, { first: [0, 0, 0], last: [1, 2, 3] })).map(String);
      expect(all.filter((place) => some.includes(place))).toEqual(some);
    },
  );
});
