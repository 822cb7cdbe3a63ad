import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { readVolume } from "../../src/files/read-volume.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { Stopwatch } from "../../src/files/source/stopwatch.ts";
import { makeNifti } from "../cli/make-nifti.ts";
import { makeNpy } from "../cli/make-npy.ts";
import { makePng } from "../cli/make-png.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const { path, write } = temporaryFolder();
const read = (file: string) => readVolume(file, { limit: 2 ** 27, stopwatch: new Stopwatch() });
const labels = Uint8Array.of(1, 2, 3, 4, 5, 6);

describe("formats", () => {
  const nifti = makeNifti([2, 3], [...labels]);
  const gzipped = new Uint8Array(gzipSync(new Uint8Array(nifti))).buffer;
  it.each([
    ["a.nii", nifti, "fortran"],
    ["a.nii.gz", gzipped, "fortran"],
    ["zipped.nii", gzipped, "fortran"],
    ["plain.nii.gz", nifti, "fortran"],
    ["LOUD.NII.GZ", gzipped, "fortran"],
    ["a.npy", makeNpy("|u1", [2, 3], labels), "c"],
    ["a.png", makePng(3, 2, [...labels]), "c"],
  ] as const)("reads %s", (name, bytes, order) => {
    const file = write(name, bytes);
    expect(read(file)).toEqual({ file, labels, shape: [2, 3], order });
  });
});

it("drops axes of extent 1 at the end, and their spacing", () => {
  const bytes = makeNifti([2, 3, 1, 1], [...labels], { spacing: [1, 2, 3, 4] });
  expect(read(write("flat.nii", bytes))).toMatchObject({ shape: [2, 3], spacing: [1, 2] });
  expect(read(write("one.npy", makeNpy("|u1", [1, 1], labels.slice(0, 1)))).shape).toEqual([1]);
  expect(read(write("row.npy", makeNpy("|u1", [1, 6], labels))).shape).toEqual([1, 6]);
});

it("applies the scaling of a header", () => {
  const bytes = makeNifti([3], [0, 2, 4], { type: "float32", slope: 0.5, intercept: 1 });
  expect(read(write("scaled.nii", bytes)).labels).toEqual(Int32Array.of(1, 2, 3));
});

describe("errors name the file", () => {
  const format = "the name does not tell a format that is read: .nii, .nii.gz, .npy or .png";
  it.each([
    ["a.txt", "x", format],
    ["a", "x", format],
    ["a.npy.gz", "x", format],
    ["short.nii", "x", "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
    ["cut.nii.gz", "\x1f\x0b", "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
    ["empty.png", "", "file is empty"],
  ])("%s", (name, content, message) => {
    const file = write(name, content);
    expect(() => read(file)).toThrow(new InputError(`${file}: ${message}`));
  });

  it("fractions", () => {
    const bytes = makeNifti([2, 2, 2], [0, 1, 1, 1, 1, 0.75, 0, 0], { type: "float32" });
    const file = write("soft.nii", bytes);
    expect(() => read(file)).toThrow(
      new InputError(
        `${file}: value 0.75 at voxel [1, 0, 1] is no integer label; threshold or argmax probabilities first`,
      ),
    );
  });

  it("a missing file", () => {
    expect(() => read(`${path}/none.nii`)).toThrow(new InputError(`${path}/none.nii: no such file`));
  });
});

it("says that a volume needs more memory than there is", () => {
  const floats = makeNifti([2, 3], [...labels], { type: "float32" });
  const file = write("much.nii", floats);
  class Exhausted {
    constructor() {
      throw new RangeError("Array buffer allocation failed");
    }
  }
  vi.stubGlobal("Int32Array", Exhausted);
  expect(() => read(file)).toThrow(new InputError(`${file}: needs more memory than there is`));
  vi.unstubAllGlobals();
});

describe("real volumes", () => {
  const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
  const present = existsSync(folder);
  if (!present) console.warn(`SKIPPED: the readers were not tried on real volumes, ${folder} is missing`);
  it.runIf(present).each([
    [
      "torsoLabel.nii.gz",
      [384, 320, 89],
      [0.782, 0.782, 5],
      {
        0: 10076763,
        1: 33634,
        2: 56966,
        3: 60395,
        4: 10105,
        5: 4368,
        6: 385168,
        7: 121990,
        8: 30537,
        9: 21672,
        10: 18437,
        11: 116285,
      },
    ],
    ["lesion.nii.gz", [124, 160, 140], [1, 1, 1], { 0: 2745119, 1: 1125, 2: 27069, 3: 4287 }],
    [
      "bigbrain.nii.gz",
      [310, 374, 317],
      [0.5, 0.5, 0.5],
      { 0: 36282226, 1: 2536, 6: 1315, 15: 66104, 22: 15722 },
    ],
  ])("reads %s", (name, shape, spacing, expected) => {
    const volume = read(`${folder}${name}`);
    const counts = new Float64Array(256);
    for (const label of volume.labels) counts[label]!++;
    expect(volume.shape).toEqual(shape);
    expect(volume.spacing?.map((length) => Number(length.toPrecision(6)))).toEqual(spacing);
    expect(Object.fromEntries(Object.keys(expected).map((label) => [label, counts[Number(label)]]))).toEqual(
      expected,
    );
  });
});
