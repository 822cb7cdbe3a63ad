import { describe, expect, it } from "vitest";
import { labelMap } from "../../../src/index.ts";
import { planSurfaces } from "../../../src/metrics/surfaces/plan-surfaces.ts";

const map = labelMap([0, 1, 1, 0, 2, 0], [2, 3]);
const plan = (options: object) => planSurfaces("f", map, map, { classes: 3, ...options });

describe("a plan of surfaces", () => {
  it("names the classes to measure and the box of each", () => {
    const { labels, boxes, pair } = plan({});
    expect(labels).toEqual([1, 2]);
    expect([...boxes.subarray(6, 12)]).toEqual([0, 0, 1, 0, 0, 2]);
    expect(pair.extents).toEqual([2, 1, 3]);
    expect(plan({ includeBackground: true }).labels).toEqual([0, 1, 2]);
  });

  it.each<[string, object]>([
    ['f: border is "open", which needs boundary "mesh"', { border: "open" }],
    [
      'f: axes need boundary "mesh"',
      {
        axes: [
          [1, 0],
          [0, 1],
        ],
      },
    ],
    [
      "f: spacing and axes are both given, want one of the two",
      {
        axes: [
          [1, 0],
          [0, 1],
        ],
        spacing: [1, 1],
        boundary: "mesh",
      },
    ],
    ['f: border is "ajar", want "closed" or "open"', { border: "ajar" }],
    ['f: boundary is "net", want "area" or "voxels" or "mesh"', { boundary: "net" }],
  ])("refuses: %s", (message, options) => {
    expect(() => plan(options)).toThrow(message);
  });
});
