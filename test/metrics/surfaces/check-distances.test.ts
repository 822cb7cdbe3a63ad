import { describe, expect, it } from "vitest";
import { surfaceDistances } from "../../../src/index.ts";
import { checkDistances } from "../../../src/metrics/surfaces/check-distances.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const map = labelMap([0, 1, 2, 0], [2, 2]);
const good = surfaceDistances(map, labelMap([0, 1, 0, 0], [2, 2]), { classes: 4 });
const withFirst = (directed: object) => ({
  ...good,
  classes: [null, { prediction: directed, target: directed }],
});

describe("distances", () => {
  it("that were measured pass, also after a way to a worker", () => {
    expect(checkDistances("f", good)).toBe(good);
    checkDistances("f", structuredClone(good));
  });

  it.each<[string, ErrorConstructor, unknown]>([
    ["distances are undefined, want the result of surfaceDistances", TypeError, undefined],
    ["distances.classes is undefined, want the result of surfaceDistances", TypeError, {}],
    ['distances.boundary is "edge", want "area" or "voxels"', RangeError, { ...good, boundary: "edge" }],
    ["distances hold no class", RangeError, { ...good, classes: [] }],
    [
      "distances.classes[1].prediction.distances is undefined, want a Float64Array",
      TypeError,
      { ...good, classes: [null, null] },
    ],
    [
      "distances.classes[1].prediction.distances is an object, want a Float64Array",
      TypeError,
      JSON.parse(JSON.stringify(good)),
    ],
    [
      "distances.classes[1].prediction holds 1 distances and 0 sizes",
      RangeError,
      withFirst({ distances: Float64Array.of(1), sizes: new Float64Array(0) }),
    ],
    [
      "distances.classes[1].prediction.distances holds 1 after 2, want ascending distances",
      RangeError,
      withFirst({ distances: Float64Array.of(2, 1), sizes: Float64Array.of(1, 1) }),
    ],
    [
      "distances.classes[1].prediction.distances holds NaN after 0, want ascending distances",
      RangeError,
      withFirst({ distances: Float64Array.of(Number.NaN), sizes: Float64Array.of(1) }),
    ],
    [
      "distances.classes[1].prediction.sizes holds Infinity, want finite numbers above 0",
      RangeError,
      withFirst({ distances: Float64Array.of(1), sizes: Float64Array.of(Infinity) }),
    ],
    [
      "distances.classes[1].prediction.sizes holds 0, want finite numbers above 0",
      RangeError,
      withFirst({ distances: Float64Array.of(1), sizes: Float64Array.of(0) }),
    ],
  ])("that were not are refused: %s", (message, Kind, distances) => {
    expect(() => checkDistances("f", distances)).toThrow(Kind);
    expect(() => checkDistances("f", distances)).toThrow(`f: ${message}`);
  });
});
