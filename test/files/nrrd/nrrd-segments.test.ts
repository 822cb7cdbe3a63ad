import { describe, expect, it } from "vitest";
import { nrrdSegments } from "../../../src/files/nrrd/nrrd-segments.ts";

const segmentsOf = (keys: Record<string, string>, layers = 1) =>
  nrrdSegments({ keys: new Map(Object.entries(keys)), fields: new Map(), files: [], end: 0 }, layers);

it("reads what 3D Slicer writes, in the sequence of the numbers", () => {
  const keys = {
    Segment10_ID: "c",
    Segment10_LabelValue: "2",
    Segment1_Name: "tumor",
    Segment1_LabelValue: "1",
    Segment1_Layer: "1",
    Segment0_ID: "s",
    Segment0_Name: "liver, left",
    Segment0_LabelValue: "3",
    Segment0_Layer: "0",
    Segment0_Color: "0.5 0 1",
    Segmentation_MasterRepresentation: "Binary labelmap",
  };
  expect(segmentsOf(keys, 2)).toEqual([
    { name: "liver, left", label: 3, layer: 0, color: [128, 0, 255] },
    { name: "tumor", label: 1, layer: 1 },
    { name: "c", label: 2, layer: 0 },
  ]);
});

it("takes the voxels of 1 in layer k for segment k in files of old versions, which say neither", () => {
  const keys = { Segment0_Name: "a", Segment1_Name: "b", Segment2_Name: "c" };
  expect(segmentsOf(keys, 3)).toEqual([
    { name: "a", label: 1, layer: 0 },
    { name: "b", label: 1, layer: 1 },
    { name: "c", label: 1, layer: 2 },
  ]);
});

it("finds none in other files", () => {
  expect(segmentsOf({ Segment0_Extent: "0 1", other: "x" })).toEqual([]);
});

describe("refuses", () => {
  it.each([
    [{ Segment0_Name: "a", Segment0_LabelValue: "x" }],
    [{ Segment0_Name: "a", Segment0_LabelValue: "1", Segment0_Layer: "2" }],
    [{ Segment0_Name: "a", Segment0_LabelValue: "1.5" }],
  ])("%j", (keys) => {
    expect(() => segmentsOf(keys)).toThrow(/^segment "a" has label/);
  });
});
