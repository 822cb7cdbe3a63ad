import { describe, expect, it } from "vitest";
import { boxOf, emptyBoxes, widenBoxes } from "../../../src/kernels/labels/class-boxes.ts";
import { measureClass, surfaceMetric } from "../../../src/metrics/surfaces/measure-class.ts";
import type { PerAxis } from "../../../src/metrics/surfaces/whole-spacing.ts";

describe("a surface metric", () => {
  it("gives every voxel the same size, every element its area", () => {
    expect([
      ...surfaceMetric(
        [
          [2, 0, 0],
          [0, 2, 0],
          [0, 0, 2],
        ],
        false,
        "voxels",
      ).kindSizes,
    ]).toEqual([1]);
    const { kindOf, kindSizes } = surfaceMetric(
      [
        [2, 0, 0],
        [0, 3, 0],
        [0, 0, 5],
      ],
      false,
      "area",
    );
    expect(kindSizes[kindOf[0b00001111]!]).toBe(15);
    expect([...kindSizes]).toEqual([...kindSizes].sort((a, b) => a - b));
  });

  it("is that of its own voxels, whatever was measured before", () => {
    const largest = (size: number) =>
      surfaceMetric(
        [
          [size, 0, 0],
          [0, size, 0],
          [0, 0, size],
        ],
        false,
        "area",
      ).kindSizes.at(-1)!;
    const one = largest(1);
    expect([largest(2), largest(1), largest(4)]).toEqual([4 * one, one, 16 * one]);
  });
});

describe("a class", () => {
  const extents: PerAxis = [1, 2, 6];
  // Voxels 3 and 4 apart from voxel 0; the second row holds another class.
  const prediction = Uint8Array.of(1, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2);
  const target = Uint8Array.of(0, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 2);
  const boxes = emptyBoxes(5);
  for (const labels of [prediction, target]) widenBoxes(boxes, labels, extents, null);
  const pair = {
    prediction,
    target,
    counted: null,
    extents,
    flat: false,
    origin: [0, 0, 0] as const,
    image: extents,
  };
  const metric = surfaceMetric(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0.5],
    ],
    false,
    "voxels",
  );

  it("is measured in its box", () => {
    expect(measureClass(pair, 1, boxOf(boxes, 1), metric)).toEqual({
      prediction: { distances: Float64Array.of(1.5), sizes: Float64Array.of(1) },
      target: { distances: Float64Array.of(1.5, 2), sizes: Float64Array.of(1, 1) },
    });
    expect(measureClass(pair, 2, boxOf(boxes, 2), metric).target).toEqual({
      distances: Float64Array.of(0),
      sizes: Float64Array.of(6),
    });
  });

  it("in one map is infinitely far from the other", () => {
    const empty = { ...pair, target: new Uint8Array(12) };
    expect(measureClass(empty, 2, boxOf(boxes, 2), metric)).toEqual({
      prediction: { distances: Float64Array.of(Infinity), sizes: Float64Array.of(6) },
      target: { distances: new Float64Array(0), sizes: new Float64Array(0) },
    });
  });

  it("in no map has no surface", () => {
    const none = { distances: new Float64Array(0), sizes: new Float64Array(0) };
    expect(measureClass(pair, 4, boxOf(boxes, 4), metric)).toEqual({ prediction: none, target: none });
  });
});
