import { expect, it } from "vitest";
import {
  type DataSet,
  decimals,
  framesOf,
  itemsOf,
  segmentNames,
} from "../../../src/files/dicom/dicom-segments.ts";

/** A data set as dicom-parser gives it: text, numbers, and sequences of others. */
const dataSet = (fields: Record<string, string | number | DataSet[]>): DataSet => ({
  byteArray: new Uint8Array(),
  elements: Object.fromEntries(
    Object.entries(fields).map(([tag, value]) => [
      tag,
      {
        dataOffset: 0,
        length: 0,
        ...(Array.isArray(value) && { items: value.map((item) => ({ dataSet: item })) }),
      },
    ]),
  ),
  string: (tag) => (typeof fields[tag] === "string" ? fields[tag] : undefined),
  uint16: (tag) => (typeof fields[tag] === "number" ? fields[tag] : undefined),
});

it("takes groups of a frame before those that all frames share", () => {
  const orientation = dataSet({
    x00209116: [dataSet({ x00200037: "1\\0\\0\\0\\1\\0" })],
    x00289110: [dataSet({ x00280030: "2\\3", x00180088: "4" })],
  });
  const own = (z: string, segment: number) =>
    dataSet({
      x0062000a: [dataSet({ x0062000b: segment })],
      x00209113: [dataSet({ x00200032: `0\\0\\${z}` })],
    });
  const turned = dataSet({ x00209116: [dataSet({ x00200037: "0\\1\\0\\1\\0\\0" })] });
  const frames = framesOf(dataSet({ x52009229: [orientation], x52009230: [own("5", 2), turned] }));
  expect(frames).toEqual([
    {
      segment: 2,
      position: [0, 0, 5],
      orientation: [1, 0, 0, 0, 1, 0],
      pixelSpacing: [2, 3],
      sliceSpacing: 4,
      thickness: undefined,
    },
    {
      segment: 0,
      position: [],
      orientation: [0, 1, 0, 1, 0, 0],
      pixelSpacing: [2, 3],
      sliceSpacing: 4,
      thickness: undefined,
    },
  ]);
});

it("names segments, and numbers those without a name", () => {
  const names = segmentNames(
    dataSet({ x00620002: [dataSet({ x00620004: 2, x00620005: "Liver " }), dataSet({ x00620004: 7 })] }),
  );
  expect([...names]).toEqual([
    [2, "Liver"],
    [7, "Segment 7"],
  ]);
});

it("reads decimal text of several values", () => {
  expect(decimals(dataSet({ x1: "1.5\\-2e1" }), "x1")).toEqual([1.5, -20]);
  expect(decimals(dataSet({ x1: " " }), "x1")).toBeUndefined();
  expect(decimals(undefined, "x1")).toBeUndefined();
  expect(itemsOf(undefined, "x1")).toEqual([]);
});
