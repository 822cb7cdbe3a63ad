import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { integerLabels } from "../../../src/files/volume/integer-labels.ts";
import type { FileVolume } from "../../../src/files/volume/volume.ts";

const volume = (values: FileVolume["values"], extra: Partial<FileVolume> = {}): FileVolume => ({
  values,
  shape: [values.length],
  order: "c",
  ...extra,
});

it.each([Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array])(
  "keeps a %o as it is",
  (Type) => {
    const values = Type.of(1, 2, 3);
    expect(integerLabels(volume(values))).toBe(values);
  },
);

it("converts whole floats and 64-bit integers", () => {
  expect(integerLabels(volume(Float32Array.of(0, 2, 9)))).toEqual(Int32Array.of(0, 2, 9));
  expect(integerLabels(volume(Float64Array.of(-0, -1, 65536)))).toEqual(Int32Array.of(0, -1, 65536));
  expect(integerLabels(volume(BigInt64Array.of(-5n, 7n)))).toEqual(Int32Array.of(-5, 7));
  expect(integerLabels(volume(BigUint64Array.of(5n)))).toEqual(Int32Array.of(5));
});

describe("scaling", () => {
  it("applies slope and intercept", () => {
    expect(integerLabels(volume(Uint8Array.of(0, 1, 2), { slope: 2, intercept: 1 }))).toEqual(
      Int32Array.of(1, 3, 5),
    );
  });

  it("forgives the rounding of a float32 slope", () => {
    const slope = Math.fround(1 / 255);
    expect(255 * slope).not.toBe(1);
    expect(integerLabels(volume(Uint8Array.of(0, 255), { slope }))).toEqual(Int32Array.of(0, 1));
  });

  it("takes slope 1 and intercept 0 for none", () => {
    const values = Uint8Array.of(1);
    expect(integerLabels(volume(values, { slope: 1, intercept: 0 }))).toBe(values);
  });
});

describe("errors", () => {
  const hint = "; threshold or argmax probabilities first";
  const grid = { shape: [2, 3], order: "fortran" } as const;
  const table: [values: FileVolume["values"], extra: Partial<FileVolume>, message: string][] = [
    [Float32Array.of(0, 1, 0.25, 0.5), {}, `value 0.25 at voxel [2] is no integer label${hint}`],
    [Float32Array.of(0, 1, 1, 0.5, 1, 1), grid, `value 0.5 at voxel [1, 1] is no integer label${hint}`],
    [
      Float32Array.of(0, 1, 1, 0.5, 1, 1),
      { ...grid, order: "c" },
      `value 0.5 at voxel [1, 0] is no integer label${hint}`,
    ],
    [Float32Array.of(1, Number.NaN), {}, `value NaN at voxel [1] is no integer label${hint}`],
    [Float64Array.of(Number.POSITIVE_INFINITY), {}, `value Infinity at voxel [0] is no integer label${hint}`],
    [Float64Array.of(1, 1.00001), {}, `value 1.00001 at voxel [1] is no integer label${hint}`],
    [Uint8Array.of(2, 1), { slope: 0.5 }, `value 0.5 at voxel [1] is no integer label${hint}`],
    [Float64Array.of(2 ** 31), {}, "label 2147483648 at voxel [0] is beyond 32 bits"],
    [BigInt64Array.of(-(2n ** 40n)), {}, "label -1099511627776 at voxel [0] is beyond 32 bits"],
  ];
  it.each(table)("%o %o", (values, extra, message) => {
    expect(() => integerLabels(volume(values, extra))).toThrow(new InputError(message));
  });
});
