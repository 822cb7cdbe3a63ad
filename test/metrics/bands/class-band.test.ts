import { expect, it } from "vitest";
import { bandOfClass } from "../../../src/metrics/bands/class-band.ts";
import { surfaceMetric } from "../../../src/metrics/surfaces/measure-class.ts";

const AXES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;

it.each([
  ["voxels", 0, [1, 1, 1, 1, 1], [1, 0, 1, 0, 1]],
  ["area", 1, [1, 1, 1, 1, 1], [1, 0, 1, 0, 1]],
] as const)("has a byte for each voxel of the box: %s", (boundary, distance, prediction, target) => {
  const extents = [1, 1, 5] as const;
  const pair = {
    prediction: Uint8Array.of(1, 1, 1, 1, 1),
    target: Uint8Array.of(1, 0, 1, 0, 1),
    counted: null,
    ...{ extents, image: extents, origin: [0, 0, 0] as const, flat: false },
  };
  const bands = bandOfClass(
    pair,
    1,
    Float64Array.of(0, 0, 0, 0, 0, 4),
    surfaceMetric(AXES, false, boundary),
    distance,
  );
  expect([...bands.prediction]).toEqual(prediction);
  expect([...bands.target]).toEqual(target);
});
