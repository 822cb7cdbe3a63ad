import { expect, it } from "vitest";
import {
  checkDataLength,
  checkExtents,
  numbersOf,
  voxelBytes,
} from "../../../src/files/volume/volume-header.ts";

it("reads numbers between blanks or commas", () => {
  expect(numbersOf(" 1 2.5\t-3,4e2 ", "x")).toEqual([1, 2.5, -3, 400]);
  expect(numbersOf("", "x")).toEqual([]);
  expect(() => numbersOf("1 two", "sizes")).toThrow('header field sizes is "1 two", want numbers');
  expect(() => numbersOf("1 2", "sizes", 3)).toThrow("header field sizes has 2 numbers, want 3");
});

it.each([[[]], [[1, 2, 3, 4, 5, 6, 7, 8]], [[0]], [[-1]], [[1.5]], [[2 ** 60]]])(
  "refuses the extents %j",
  (shape) => {
    expect(() => checkExtents(shape, "sizes")).toThrow(/^header declares/);
  },
);

it("compares the length of the data with the shape", () => {
  expect(checkExtents([2, 3], "sizes")).toEqual([2, 3]);
  expect(voxelBytes([2, 3], "int16")).toBe(12);
  expect(() => checkDataLength([2, 3], "int16", 12)).not.toThrow();
  expect(() => checkDataLength([2, 3], "int16", 11)).toThrow(
    "header declares shape [2, 3] of 2-byte voxels, 12 bytes, the data have 11; the file is cut off",
  );
});
