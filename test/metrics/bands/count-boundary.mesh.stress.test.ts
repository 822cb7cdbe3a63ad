import { describe, expect, it } from "vitest";
import { countBoundary, type LabelMap, labelMap } from "../../../src/index.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { naivePointDistances } from "../naive-mesh.ts";

describe("on a mesh", () => {
  const bandsOf = (map: LabelMap, axes: readonly (readonly number[])[]) => {
    const [, rows, columns] = map.shape as [number, number, number];
    const places = Array.from(map.data, (_, at) => [
      Math.floor(at / (rows * columns)),
      Math.floor(at / columns) % rows,
      at % columns,
    ]);
    const isInside = (place: readonly number[]) =>
      place.every((index, k) => index >= 0 && index < map.shape[k]!) &&
      map.data[(place[0]! * rows + place[1]!) * columns + place[2]!] === 1;
    const isOutermost = (place: readonly number[]) =>
      [0, 1, 2].some((axis) =>
        [-1, 1].some((step) => !isInside(place.map((index, k) => index + (k === axis ? step : 0)))),
      );
    const distances = naivePointDistances(map, 1, axes, places);
    return (distance: number) =>
      places.map((place, at) => isInside(place) && (isOutermost(place) || distances[at]! <= distance));
  };

  it.each([
    ["straight", [1.2, 0, 0], [0, 0.7, 0], [0, 0, 0.9]],
    ["reversed", [-1.2, 0, 0], [0, 0.7, 0], [0, 0, -0.9]],
    ["tilted", [1.2, 0.4, 0], [0, 0.7, 0], [0.2, 0, 0.9]],
  ])("the distances go to its nearest element: %s axes", (_, ...axes) => {
    const shape = [5, 6, 7];
    // Mostly inside, so that some voxels are deep.
    const draw = (seed: number) =>
      labelMap(
        Uint8Array.from(randomLabels(210, seed, 9, 10), (label) => Number(label > 0)),
        shape,
      );
    const maps = [draw(1), draw(2)] as const;
    const vectors = axes as number[][];
    // Half of a voxel's diagonal is 0.83.
    const bands = maps.map((map) => bandsOf(map, vectors));
    const sizes = [0.6, 0.9, 1.1, 1.4].map((distance) => {
      const [ours, theirs] = bands.map((band) => band(distance)) as [boolean[], boolean[]];
      const count = (isIn: (at: number) => boolean) => ours.filter((_, at) => isIn(at)).length;
      const counts = countBoundary(...maps, { classes: 2, axes: vectors, boundary: "mesh", distance });
      expect(counts.intersection[1]).toBe(count((at) => ours[at]! && theirs[at]!));
      expect(counts.predicted[1]).toBe(count((at) => ours[at]!));
      expect(counts.actual[1]).toBe(count((at) => theirs[at]!));
      return counts.actual[1];
    });
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });
});
