import { expect, it } from "vitest";
import { surfaceMetric } from "../../../src/metrics/surfaces/measure-class.ts";
import { measurePart } from "../../../src/workers/surfaces/surface-task.ts";

it("measures the class that it is sent", () => {
  const call = {
    pair: {
      prediction: Uint8Array.of(1, 0, 0),
      target: Uint8Array.of(0, 0, 1),
      counted: null,
      extents: [1, 1, 3] as const,
      flat: true,
      origin: [0, 0, 0] as const,
      image: [1, 1, 3] as const,
    },
    label: 1,
    box: Float64Array.of(0, 0, 0, 0, 0, 2),
    metric: surfaceMetric(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 3],
      ],
      true,
      "voxels",
    ),
  };
  const away = { distances: Float64Array.of(6), sizes: Float64Array.of(1) };
  expect(measurePart(call).value).toEqual({ prediction: away, target: away });
});
