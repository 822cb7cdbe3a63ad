import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { omeGrid, omeSegments } from "../../../src/files/zarr/ome-image.ts";

const space = (names: string, unit?: string) =>
  [...names].map((name) => ({ name, type: "space", ...(unit && { unit }) }));
const scaled = (scale: unknown, more: object = {}) => ({
  multiscales: [
    { datasets: [{ path: "0", coordinateTransformations: [{ type: "scale", scale }] }], ...more },
  ],
});

describe("the spacing", () => {
  it("is the scale of the level times that of all, in millimetres", () => {
    const image = scaled([1, 1000, 500, 500], {
      axes: [{ name: "t", type: "time", unit: "second" }, ...space("zyx", "micrometer")],
      coordinateTransformations: [
        { type: "scale", scale: [0.1, 3, 1, 1] },
        { type: "translation", translation: [0, 5, 5, 5] },
      ],
    });
    expect(omeGrid(image, "0", [1, 4, 5, 7])).toEqual({
      shape: [4, 5, 7],
      spacing: [3, 0.5, 0.5],
      xFirst: true,
      notes: [],
    });
  });

  it.each([
    [undefined, "its scale [2, 2] has no unit of length, and is not taken for a spacing"],
    ["pixel", "its scale [2, 2] has no unit of length, and is not taken for a spacing"],
  ])("is unknown with the unit %s, with a note", (unit, note) => {
    const { spacing, notes } = omeGrid(scaled([2, 2], { axes: space("yx", unit) }), "0", [5, 7]);
    expect([spacing, notes]).toEqual([undefined, [note]]);
  });

  it("is unknown without a scale, and where the level is not listed", () => {
    expect(omeGrid({ multiscales: [{ axes: space("yx", "meter") }] }, "0", [5, 7])).toMatchObject({
      notes: [],
    });
    expect(omeGrid(scaled([2, 2], { axes: space("yx", "meter") }), "1", [5, 7]).spacing).toBeUndefined();
  });
});

describe("the axes", () => {
  it("are those of space, without a third one of a single plane", () => {
    expect(omeGrid({}, "0", [1, 1, 1, 5, 7])).toEqual({ shape: [5, 7], xFirst: true, notes: [] });
    expect(omeGrid({ multiscales: [{ axes: ["x", "y", "z"] }] }, "0", [7, 5, 4])).toEqual({
      shape: [7, 5, 4],
      xFirst: false,
      notes: [],
    });
  });

  it.each([
    [
      [2, 1, 4, 5, 7],
      {},
      "holds an array of shape [2, 1, 4, 5, 7], 2 of them along the axis t, want one label map",
    ],
    [[4, 5, 7], { axes: space("yx") }, "declares 2 axes of an image whose array has 3"],
    [[5, 7], { axes: "yx" }, "declares axes that are not a list of an image whose array has 2"],
  ])("of shape %j with %j are refused", (shape, more, message) => {
    expect(() => omeGrid({ multiscales: [more] }, "0", shape)).toThrow(new InputError(message));
  });

  it.each([[[0, 1]], [[1]], ["x"], [[1, null]]])("with the scale %j are refused", (scale) => {
    expect(() => omeGrid(scaled(scale, { axes: space("yx") }), "0", [5, 7])).toThrow(
      `declares the scale ${JSON.stringify(scale)} of an array of 2 axes, want a positive number for each`,
    );
  });
});

it("segments have names and colours; those without a name, and the background, are left out", () => {
  const image = {
    "image-label": {
      colors: [
        { "label-value": 2, rgba: [1, 2, 3, 255] },
        { "label-value": 3, rgba: "red" },
      ],
      properties: [
        { "label-value": 0, name: "background" },
        { "label-value": 2, name: "liver" },
        { "label-value": 3, name: "spleen" },
        { "label-value": 4, area: 7 },
        { "label-value": "5", name: "text" },
      ],
    },
  };
  expect(omeSegments(image)).toEqual([
    { name: "liver", label: 2, layer: 0, color: [1, 2, 3] },
    { name: "spleen", label: 3, layer: 0 },
  ]);
  expect(omeSegments({})).toEqual([]);
});
