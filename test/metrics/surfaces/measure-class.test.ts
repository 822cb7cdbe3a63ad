import { describe, expect, it } from "vitest";
import { boxOf, emptyBoxes, widenBoxes } from "../../../src/kernels/labels/class-boxes.ts";
import { measureClass, type PerAxis, rulerOf } from "../../../src/metrics/surfaces/measure-class.ts";

describe("a ruler", () => {
  it.each<[string, PerAxis, boolean, number, number[]]>([
    ["of multiples counts in the smallest", [2.8, 0.7, 1.4], false, 0.7, [16, 1, 4]],
    ["of equal voxels counts voxels", [0.3, 0.3, 0.3], false, 0.3, [1, 1, 1]],
    ["of others counts as given", [2.5, 1, 1.5], false, 1, [6.25, 1, 2.25]],
    ["of a plane does not mind the rows", [0.5, 1, 1.5], true, 0.5, [1, 4, 9]],
    ["of a plane of large voxels neither", [30, 1, 10], true, 10, [9, 0.01, 1]],
  ])("%s", (_, spacing, flat, unit, weights) => {
    const ruler = rulerOf(spacing, flat, "voxels");
    expect(ruler.unit).toBe(unit);
    expect(ruler.weights).toEqual(weights.map((weight) => expect.closeTo(weight, 14)));
  });

  it("gives every voxel the same size, every element its area", () => {
    expect([...rulerOf([2, 2, 2], false, "voxels").sizes]).toEqual([1, 1]);
    expect(rulerOf([2, 3, 5], false, "area").sizes[0b00001111]).toBe(15);
  });
});

describe("a class", () => {
  const extents: PerAxis = [1, 2, 6];
  // Voxels 3 and 4 apart from voxel 0; the second row holds another class.
  const prediction = Uint8Array.of(1, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2);
  const target = Uint8Array.of(0, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 2);
  const boxes = emptyBoxes(5);
  for (const labels of [prediction, target]) widenBoxes(boxes, labels, extents, null);
  const pair = { prediction, target, counted: null, extents, flat: false };
  const ruler = rulerOf([1, 1, 0.5], false, "voxels");

  it("is measured in its box", () => {
    expect(measureClass(pair, 1, boxOf(boxes, 1), ruler)).toEqual({
      prediction: { distances: Float64Array.of(1.5), sizes: Float64Array.of(1) },
      target: { distances: Float64Array.of(1.5, 2), sizes: Float64Array.of(1, 1) },
    });
    expect(measureClass(pair, 2, boxOf(boxes, 2), ruler).target).toEqual({
      distances: Float64Array.of(0),
      sizes: Float64Array.of(6),
    });
  });

  it("in one map is infinitely far from the other", () => {
    const empty = { ...pair, target: new Uint8Array(12) };
    expect(measureClass(empty, 2, boxOf(boxes, 2), ruler)).toEqual({
      prediction: { distances: Float64Array.of(Infinity), sizes: Float64Array.of(6) },
      target: { distances: new Float64Array(0), sizes: new Float64Array(0) },
    });
  });

  it("in no map has no surface", () => {
    const none = { distances: new Float64Array(0), sizes: new Float64Array(0) };
    expect(measureClass(pair, 4, boxOf(boxes, 4), ruler)).toEqual({ prediction: none, target: none });
  });
});
