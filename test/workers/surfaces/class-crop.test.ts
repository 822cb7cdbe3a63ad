import { expect, it } from "vitest";
import { boxOf, emptyBoxes, widenBoxes } from "../../../src/kernels/labels/class-boxes.ts";
import { measureClass, surfaceMetric } from "../../../src/metrics/surfaces/measure-class.ts";
import type { PerAxis } from "../../../src/metrics/surfaces/whole-spacing.ts";
import { cropClass, extentsOf } from "../../../src/workers/surfaces/class-crop.ts";
import { randomValues } from "../../tensor/random-values.ts";

it("knows how much is in a box, 0 in an empty one", () => {
  expect(extentsOf(Float64Array.of(1, 0, 2, 1, 3, 4))).toEqual([1, 4, 3]);
  expect(extentsOf(emptyBoxes(1))).toEqual([0, 0, 0]);
});

it("copies what lies in the box, in every map", () => {
  const numbers = Uint16Array.from({ length: 24 }, (_, k) => k);
  const counted = Uint8Array.from({ length: 24 }, (_, k) => k & 1);
  const pair = {
    prediction: numbers,
    target: numbers,
    counted,
    extents: [2, 3, 4] as const,
    flat: false,
    origin: [1, 0, 0] as const,
    image: [4, 3, 4] as const,
  };
  const crop = cropClass(pair, Float64Array.of(1, 0, 1, 1, 1, 2));
  const kept = Uint16Array.of(13, 14, 17, 18);
  expect(crop).toEqual({
    pair: {
      prediction: kept,
      target: kept,
      counted: Uint8Array.of(1, 0, 1, 0),
      extents: [1, 2, 2],
      flat: false,
      origin: [2, 0, 1],
      image: [4, 3, 4],
    },
    box: Float64Array.of(0, 0, 0, 0, 1, 1),
  });
});

it("leaves a class as far from itself as it was", () => {
  const extents: PerAxis = [9, 10, 11];
  const maps = [1, 2].map((seed) => {
    const noise = randomValues(990, seed, 0, 1);
    // A block of class 1 with holes, and some of class 2 beyond it.
    return Uint8Array.from(noise, (value, k) => {
      const [plane, column] = [Math.floor(k / 110), k % 11];
      if (value > 0.9 && plane !== 5) return 2;
      return plane > 3 && plane < 7 && column > 2 && column < 9 && value > 0.3 ? 1 : 0;
    });
  });
  const boxes = emptyBoxes(3);
  for (const map of maps) widenBoxes(boxes, map, extents, null);
  const pair = {
    prediction: maps[0]!,
    target: maps[1]!,
    counted: null,
    extents,
    flat: false,
    origin: [0, 0, 0] as const,
    image: extents,
  };
  for (const boundary of ["area", "voxels", "mesh"] as const) {
    const metric = surfaceMetric(
      [
        [2, 0, 0],
        [0, 1, 0],
        [0, 0, 0.7],
      ],
      false,
      boundary,
    );
    for (const label of [1, 2]) {
      const crop = cropClass(pair, boxOf(boxes, label));
      const want = measureClass(pair, label, boxOf(boxes, label), metric);
      expect(want.prediction.distances.length).toBeGreaterThan(1);
      expect(measureClass(crop.pair, label, crop.box, metric)).toEqual(want);
    }
  }
});
