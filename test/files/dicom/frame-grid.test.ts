import { describe, expect, it } from "vitest";
import type { Frame } from "../../../src/files/dicom/dicom-segments.ts";
import { frameGrid } from "../../../src/files/dicom/frame-grid.ts";

const frame = (z: number, extra: Partial<Frame> = {}): Frame => ({
  segment: 1,
  position: [10, 20, z],
  orientation: [1, 0, 0, 0, 1, 0],
  pixelSpacing: [2, 0.5],
  sliceSpacing: undefined,
  thickness: undefined,
  ...extra,
});
const gridOf = (frames: readonly Frame[]) => frameGrid(frames, 1000);

it("places frames on equal slices, in any sequence and with gaps", () => {
  expect(gridOf([frame(9), frame(0), frame(3), frame(9)])).toEqual({
    slices: [3, 0, 1, 3],
    depth: 4,
    spacing: [0.5, 2, 3],
    // LPS to RAS.
    affine: [-0.5, 0, 0, -10, 0, -2, 0, -20, 0, 0, 3, 0],
  });
});

it("runs along the normal of rows and columns, wherever it leads", () => {
  const down = { orientation: [1, 0, 0, 0, -1, 0] };
  expect(gridOf([frame(0, down), frame(3, down)])).toMatchObject({
    slices: [1, 0],
    affine: expect.arrayContaining([-3]),
  });
});

it("takes the distance that the file states before the smallest one, and the thickness of a single slice", () => {
  expect(gridOf([frame(0, { sliceSpacing: 1.5 }), frame(3)])).toMatchObject({ slices: [0, 2], depth: 3 });
  expect(gridOf([frame(0, { thickness: 4 })]).spacing).toEqual([0.5, 2, 4]);
  expect(gridOf([frame(0, { thickness: 9 }), frame(3.0001), frame(6)]).depth).toBe(3);
});

describe("refuses", () => {
  it.each([
    ["no frame", [], "holds no frames"],
    ["a frame without a position", [frame(0, { position: [] })], "does not say where its frame 0 lies"],
    ["a position that is not a number", [frame(0), frame(Number.NaN)], "does not say where its frame 1 lies"],
    [
      "a frame between two slices",
      [frame(0), frame(3), frame(7.5)],
      "places frame 2 at [10, 20, 7.5], off the grid of slices 3 mm apart; resample it",
    ],
    [
      "a frame that is shifted",
      [frame(0), frame(3, { position: [11, 20, 3] })],
      /^places frame 1 at \[11, 20, 3\]/,
    ],
    [
      "several orientations",
      [frame(0), frame(3, { orientation: [0, 1, 0, 1, 0, 0] })],
      "has frames of several orientations or spacings, such as 0 and 1",
    ],
    [
      "several spacings",
      [frame(0), frame(3, { pixelSpacing: [2, 2] })],
      "has frames of several orientations or spacings",
    ],
    [
      "slices without end",
      [frame(0, { sliceSpacing: 0.001 }), frame(3000)],
      /^places its frames over 3000001 slices/,
    ],
  ])("%s", (_, frames, message) => {
    expect(() => gridOf(frames)).toThrow(message);
  });
});
