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
    expect(integerLabels(volume(values)).labels).toBe(values);
  },
);

it("converts whole floats and 64-bit integers", () => {
  expect(integerLabels(volume(Float32Array.of(0, 2, 9))).labels).toEqual(Int32Array.of(0, 2, 9));
  expect(integerLabels(volume(Float64Array.of(-0, -1, 65536))).labels).toEqual(Int32Array.of(0, -1, 65536));
  expect(integerLabels(volume(BigInt64Array.of(-5n, 7n))).labels).toEqual(Int32Array.of(-5, 7));
  expect(integerLabels(volume(BigUint64Array.of(5n))).labels).toEqual(Int32Array.of(5));
});

describe("scaling", () => {
  it("applies slope and intercept", () => {
    expect(integerLabels(volume(Uint8Array.of(0, 1, 2), { slope: 2, intercept: 1 })).labels).toEqual(
      Int32Array.of(1, 3, 5),
    );
  });

  it("forgives the rounding of a float32 slope", () => {
    const slope = Math.fround(1 / 255);
    expect(255 * slope).not.toBe(1);
    expect(integerLabels(volume(Uint8Array.of(0, 255), { slope })).labels).toEqual(Int32Array.of(0, 1));
  });

  it("takes slope 1 and intercept 0 for none", () => {
    const values = Uint8Array.of(1);
    expect(integerLabels(volume(values, { slope: 1, intercept: 0 })).labels).toBe(values);
  });
});

describe("errors", () => {
  const probabilities =
    "is not a whole number, and all values are from 0 to 1: probabilities? threshold or argmax makes labels of them; on the command line --threshold 0.5 or --argmax";
  const others =
    "is not a whole number: interpolated labels, or probabilities? " +
    "resample labels by nearest neighbour, threshold or argmax probabilities";
  const grid = { shape: [2, 3], order: "fortran" } as const;
  const table: [values: FileVolume["values"], extra: Partial<FileVolume>, message: string][] = [
    [Float32Array.of(0, 1, 0.25, 0.5), {}, `value 0.25 at voxel [2] ${probabilities}`],
    [Float32Array.of(0, 1, 1, 0.5, 1, 1), grid, `value 0.5 at voxel [1, 1] ${probabilities}`],
    [
      Float32Array.of(0, 1, 1, 0.5, 1, 1),
      { ...grid, order: "c" },
      `value 0.5 at voxel [1, 0] ${probabilities}`,
    ],
    [
      Float32Array.of(0.5),
      { segments: [{ name: "liver", label: 1, layer: 0 }] },
      "value 0.5 at voxel [0] is not a whole number, and segments with names are masks; save them as such, or probabilities as an array",
    ],
    [
      Float32Array.of(1, Number.NaN),
      {},
      "value NaN at voxel [1] is not a label; set the voxels outside of the mask to 0 first",
    ],
    [
      Float64Array.of(Number.POSITIVE_INFINITY),
      {},
      "value Infinity at voxel [0] is not a label; set the voxels outside of the mask to 0 first",
    ],
    [Float64Array.of(1, 1.01), {}, `value 1.01 at voxel [1] ${others}`],
    [
      Uint8Array.of(2, 1),
      { slope: 0.5 },
      "value 0.5 at voxel [1] is not a whole number: the header scales stored numbers by 0.5, and labels were lost; save the labels again as integers",
    ],
    [Float64Array.of(2 ** 31), {}, "label 2147483648 at voxel [0] is beyond 32 bits"],
    [BigInt64Array.of(-(2n ** 40n)), {}, "label -1099511627776 at voxel [0] is beyond 32 bits"],
  ];
  it.each(table)("%o %o", (values, extra, message) => {
    expect(() => integerLabels(volume(values, extra))).toThrow(new InputError(message));
  });
});

/** As nibabel saves a float array under an integer header: stretched over the whole type, slope and intercept in float32. */
function stretched(labels: readonly number[], low: number, high: number): FileVolume {
  const [least, most] = [Math.min(...labels), Math.max(...labels)];
  const slope = Math.fround((most - least) / (high - low));
  const intercept = Math.fround(least - (low * (most - least)) / (high - low));
  const stored = labels.map((label) =>
    Math.min(high, Math.max(low, Math.round((label - intercept) / slope))),
  );
  const values =
    low < 0 ? Int16Array.from(stored) : high === 255 ? Uint8Array.from(stored) : Uint16Array.from(stored);
  return volume(values, { slope, intercept });
}

describe("labels of a float array that was saved under an integer header", () => {
  const highest = Array.from({ length: 40 }, (_, k) => k + 1);
  it.each([
    ["uint8", 0, 255],
    ["uint16", 0, 65535],
    ["int16", -32768, 32767],
  ])("come back from %s, whatever the highest one is", (_, low, high) => {
    for (const top of highest) {
      const labels = Array.from({ length: top + 1 }, (__, label) => label);
      expect([...integerLabels(stretched(labels, low, high)).labels]).toEqual(labels);
    }
    expect([...integerLabels(stretched([0, 2, 3, 41, 42], low, high)).labels]).toEqual([0, 2, 3, 41, 42]);
  });

  it("are lost where a step is longer than half a label", () => {
    expect(() => integerLabels(stretched([0, 1, 1001, 2035], 0, 255))).toThrow(
      /^value 7\.98\d+ at voxel \[2\] is not a whole number: the header scales stored numbers by 7\.98|labels were lost/,
    );
  });

  it("are told from probabilities, which fall between the steps", () => {
    const probabilities = Array.from({ length: 101 }, (_, k) => k / 100);
    expect(() => integerLabels(stretched(probabilities, -32768, 32767))).toThrow(/probabilities\?/);
    expect(() => integerLabels(stretched(probabilities, 0, 255))).toThrow(/probabilities\?/);
  });
});

describe("floats near whole numbers", () => {
  it("are rounded, with a remark", () => {
    const { labels, note } = integerLabels(volume(Float32Array.of(0, 1.9999, 7002.9995)));
    expect([...labels]).toEqual([0, 2, 7003]);
    expect(note).toBe("values up to 0.0001 away from a whole number were rounded");
  });

  it("pass without one if float32 is the reason", () => {
    expect(integerLabels(volume(Float64Array.of(0, 0.99999999977, -2e-10)))).toEqual({
      labels: Int32Array.of(0, 1, 0),
    });
  });

  it("are refused further away, for large labels too", () => {
    expect(() => integerLabels(volume(Float32Array.of(0, 7014.9951)))).toThrow(/interpolated labels/);
  });
});
