import { expect, it } from "vitest";
import { labelLayers } from "../../../src/files/dicom/segment-layers.ts";

/** Frames of four pixels as text, of segments, on slices. */
const layersOf = (
  frames: readonly (readonly [segment: number, slice: number, pixels: string])[],
  limit = 2 ** 20,
) => {
  const pixels = frames.map(([, , text]) => text).join("");
  const depth = Math.max(...frames.map(([, slice]) => slice)) + 1;
  const grid = { slices: frames.map(([, slice]) => slice), depth };
  const { layers, layerOf } = labelLayers(
    frames.map(([segment]) => segment),
    grid,
    4,
    (at) => pixels[at] === "1",
    limit,
  );
  return { layers: layers.map((layer) => [...layer].join("")), layerOf: Object.fromEntries(layerOf) };
};

it("paints segments that do not meet into one label map, in any sequence of frames", () => {
  expect(
    layersOf([
      [2, 1, "0011"],
      [1, 0, "1100"],
      [1, 1, "1000"],
    ]),
  ).toEqual({
    layers: ["11001022"],
    layerOf: { 1: 0, 2: 0 },
  });
});

it("paints one that meets others into the first layer where it meets none", () => {
  expect(
    layersOf([
      [1, 0, "1100"],
      [2, 0, "0110"],
      [3, 0, "0011"],
      [4, 0, "1111"],
    ]),
  ).toEqual({
    layers: ["1133", "0220", "4444"],
    layerOf: { 1: 0, 2: 1, 3: 0, 4: 2 },
  });
});

it("holds no more layers than the limit allows", () => {
  expect(() =>
    layersOf(
      [
        [1, 0, "1111"],
        [2, 0, "1111"],
      ],
      8,
    ),
  ).toThrow(/more than the limit/);
});
