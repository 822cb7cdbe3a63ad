import { describe, expect, it } from "vitest";
import { placeOfDisagreement } from "../../../src/cli/picture/disagreement.ts";

// Two rows of three columns.
const place = (prediction: number[], target: number[], axis: { extent: number; stride: number }) =>
  placeOfDisagreement(Uint8Array.from(prediction), Uint8Array.from(target), 1, axis);
const [rows, columns] = [
  { extent: 2, stride: 3 },
  { extent: 3, stride: 1 },
];

describe("the place of a slice", () => {
  it("has the most voxels that only one map gives the label", () => {
    expect(place([1, 0, 0, 1, 1, 2], [1, 0, 0, 0, 0, 1], rows)).toBe(1);
    expect(place([1, 0, 1, 1, 0, 1], [1, 0, 0, 1, 0, 0], columns)).toBe(2);
  });

  it("has the most voxels of the label where the maps agree, and is the middle without any", () => {
    expect(place([0, 1, 0, 1, 1, 0], [0, 1, 0, 1, 1, 0], rows)).toBe(1);
    expect(place([0, 2, 0, 2, 2, 0], [0, 0, 0, 0, 0, 0], columns)).toBe(1);
  });
});
