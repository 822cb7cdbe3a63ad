import { describe, expect, it } from "vitest";
import { type ComponentOptions, connectedComponents, labelMap } from "../../../src/index.ts";

const corner = labelMap([
  [1, 0],
  [0, 1],
]);

describe("connectedComponents", () => {
  it("numbers the components of a map of the same shape", () => {
    const { components, count, labels, sizes } = connectedComponents(
      labelMap([
        [3, 0, 3],
        [3, 1, 1],
      ]),
    );
    expect(components.shape).toEqual([2, 3]);
    expect([...components.data]).toEqual([1, 0, 2, 1, 3, 3]);
    expect({ count, labels, sizes }).toEqual({ count: 3, labels: [3, 3, 1], sizes: [2, 1, 2] });
  });

  it("connects corners by default, in 2-D and 3-D", () => {
    expect(connectedComponents(corner).count).toBe(1);
    expect(connectedComponents(corner, { connectivity: 4 }).count).toBe(2);
    const cube = labelMap([
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 1],
      ],
    ]);
    expect(
      ([6, 18, 26, undefined] as const).map(
        (connectivity) => connectedComponents(cube, { connectivity }).count,
      ),
    ).toEqual([2, 2, 1, 1]);
  });

  it.each<[string, unknown, unknown]>([
    ["connectivity is 6, want 4 or 8 for 2 axes", corner, { connectivity: 6 }],
    ['connectivity is "8", want a number', corner, { connectivity: "8" }],
    ["map shape [2] has 1 axes, want 2 or 3", labelMap([1, 0]), {}],
    ["map is an array", [1, 0], {}],
    ['unknown option "conectivity"', corner, { conectivity: 4 }],
  ])("refuses: %s", (message, map, options) => {
    expect(() => connectedComponents(map as never, options as ComponentOptions)).toThrow(
      `connectedComponents: ${message}`,
    );
  });
});
