import { describe, expect, it } from "vitest";
import { isNifti, readNiftiHeader } from "../../../src/files/nifti/nifti-header.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { makeNifti } from "../make/make-nifti.ts";

const options = {
  spacing: [0.5, 2, 4],
  sform: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  qform: [0.5, 0.25, 0.125, 7, 8, 9, -1],
  slope: 2,
  intercept: -1,
  type: "int16",
  gap: 4 + 16,
} as const;

describe.each([
  { version: 1, littleEndian: true },
  { version: 1, littleEndian: false },
  { version: 2, littleEndian: true },
  { version: 2, littleEndian: false },
] as const)("NIfTI-$version, little-endian $littleEndian", (format) => {
  const bytes = new Uint8Array(makeNifti([2, 3, 2], new Array(12).fill(0), { ...options, ...format }));

  it("has every field", () => {
    const length = format.version === 1 ? 352 : 544;
    expect(readNiftiHeader(bytes)).toEqual({
      littleEndian: format.littleEndian,
      isPair: false,
      isAnalyze: false,
      length,
      dim: [3, 2, 3, 2, 1, 1, 1, 1],
      datatype: 4,
      pixdim: [-1, 0.5, 2, 4, 0, 0, 0, 0],
      voxelOffset: length + 16,
      slope: 2,
      intercept: -1,
      units: 2,
      qformCode: 1,
      sformCode: 1,
      qform: [0.5, 0.25, 0.125, 7, 8, 9],
      sform: options.sform,
    });
    expect(isNifti(bytes)).toBe(true);
  });

  it("knows the header of a pair", () => {
    const magic = format.version === 1 ? "ni1" : "ni2";
    const header = new Uint8Array(makeNifti([2], [0, 0], { ...format, magic }));
    expect(readNiftiHeader(header)).toMatchObject({ isPair: true, isAnalyze: false });
  });

  it("reads a header that is part of a larger buffer", () => {
    const wide = new Uint8Array(bytes.length + 9);
    wide.set(bytes, 9);
    expect(readNiftiHeader(wide.subarray(9))).toEqual(readNiftiHeader(bytes));
  });
});

it("reads Analyze 7.5 where it is allowed, without the place that the format does not have", () => {
  const bytes = new Uint8Array(makeNifti([2, 3], new Array(6).fill(0), { ...options, magic: "" }));
  expect(readNiftiHeader(bytes, true)).toMatchObject({
    isPair: true,
    isAnalyze: true,
    sformCode: 0,
    qformCode: 0,
  });
  expect(isNifti(bytes)).toBe(false);
  expect(() => readNiftiHeader(bytes)).toThrow(
    new InputError("is not a NIfTI file: it has neither of the signatures n+1 and n+2"),
  );
  expect(() => readNiftiHeader(bytes.fill(7, 0, 4), true)).toThrow(
    new InputError("is not an Analyze or NIfTI header: it does not begin with the length 348 or 540"),
  );
});
