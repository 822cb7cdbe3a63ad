import { describe, expect, it } from "vitest";
import { InputError } from "../../src/cli/input-error.ts";
import { score } from "../../src/cli/score.ts";
import { Stopwatch } from "../../src/cli/stopwatch.ts";
import { makeNifti } from "./make-nifti.ts";
import { makeNpy } from "./make-npy.ts";
import { makePng } from "./make-png.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { write } = temporaryFolder();
const defaults = {
  json: false,
  timing: false,
  includeBackground: false,
  names: undefined,
  classes: undefined,
  ignore: undefined,
};
const run = (prediction: string, target: string, extra: Partial<Parameters<typeof score>[0]> = {}) =>
  score({ ...defaults, prediction, target, ...extra }, new Stopwatch());

// Rows of a 2 × 3 × 2 map in C order, and the same map x first.
const shape = [2, 3, 2];
const cOrder = [0, 0, 1, 2, 1, 0, 1, 1, 0, 0, 2, 2];
const xFirst = [0, 1, 1, 0, 1, 2, 0, 1, 2, 0, 0, 2];
const target = write("target.nii", makeNifti(shape, xFirst, { spacing: [1, 2, 3] }));

describe("one logical order", () => {
  it.each([
    ["itself", target],
    ["NumPy, C order", write("c.npy", makeNpy("<i4", shape, Int32Array.from(cOrder)))],
    [
      "NumPy, Fortran order",
      write("f.npy", makeNpy("<i8", shape, BigInt64Array.from(xFirst.map(BigInt)), { fortran: true })),
    ],
    [
      "NIfTI of floats, big-endian",
      write("float.nii", makeNifti(shape, xFirst, { type: "float32", littleEndian: false })),
    ],
    [
      "NIfTI-2, scaled",
      write(
        "two.nii",
        makeNifti(
          shape,
          xFirst.map((label) => label * 2),
          { version: 2, slope: 0.5 },
        ),
      ),
    ],
  ])("%s", (_name, prediction) => {
    for (const report of [run(prediction, target), run(target, prediction)]) {
      expect(report.mean).toMatchObject({ dice: 1, jaccard: 1, precision: 1, recall: 1 });
      expect(report).toMatchObject({ shape, spacing: [1, 2, 3], voxels: 12, skipped: [] });
      expect(report.classes.map(({ intersection }) => intersection)).toEqual([5, 4, 3]);
    }
  });

  it("matches a PNG with a NumPy array", () => {
    const png = write("a.png", makePng(3, 2, [0, 1, 2, 2, 1, 0], { depth: 2, color: "indexed" }));
    const npy = write("a.npy", makeNpy("|u1", [2, 3], Uint8Array.of(0, 2, 1, 1, 2, 0), { fortran: true }));
    expect(run(png, npy).mean.dice).toBe(1);
  });
});

describe("counts", () => {
  const prediction = write("prediction.npy", makeNpy("|u1", [6], Uint8Array.of(0, 1, 1, 1, 2, 9)));
  const labels = write("labels.npy", makeNpy("|i1", [6], Int8Array.of(0, 1, 1, 0, 2, -1)));

  it("are those of the files", () => {
    const report = run(prediction, labels, { ignore: -1 });
    expect(report).toMatchObject({ voxels: 5, ignored: { label: -1, voxels: 1 } });
    expect(
      report.classes.map(({ predicted, actual, intersection }) => [predicted, actual, intersection]),
    ).toEqual([
      [1, 2, 1],
      [3, 2, 2],
      [1, 1, 1],
    ]);
    expect(report.mean).toMatchObject({ dice: (4 / 5 + 1) / 2, classes: 2 });
  });

  it("have as many classes as are asked for", () => {
    const report = run(prediction, labels, { ignore: -1, classes: 5, includeBackground: true });
    expect(report.classes).toHaveLength(5);
    expect(report).toMatchObject({ skipped: [3, 4], includeBackground: true, mean: { classes: 3 } });
  });

  it("carry names", () => {
    const names = write("names.json", '["background", "liver"]');
    const report = run(prediction, labels, { ignore: -1, names });
    expect(report.classes.map(({ name }) => name)).toEqual(["background", "liver", undefined]);
  });

  it("may all be background", () => {
    const empty = write("empty.npy", makeNpy("|u1", [6], new Uint8Array(6)));
    expect(run(empty, empty)).toMatchObject({ skipped: [1], mean: { dice: Number.NaN, classes: 0 } });
  });

  it("may all be ignored", () => {
    const full = write("full.npy", makeNpy("|u1", [6], new Uint8Array(6).fill(255)));
    const report = run(full, full, { ignore: 255 });
    expect(report).toMatchObject({ voxels: 0, ignored: { voxels: 6 }, mean: { classes: 0 } });
  });
});

describe("errors", () => {
  const other = write("other.nii", makeNifti([3, 2, 2], xFirst));
  const far = write("far.nii", makeNifti(shape, xFirst, { spacing: [1, 2, 4] }));
  const negative = write("negative.npy", makeNpy("|i1", [2, 2], Int8Array.of(0, 1, 1, -3)));
  const binary = write("binary.npy", makeNpy("|u1", [2, 2], Uint8Array.of(0, 1, 1, 0)));
  it.each([
    [other, target, {}, `${other}: shape [3, 2, 2] differs from [2, 3, 2] of ${target}`],
    [
      far,
      target,
      {},
      `${far}: spacing [1, 2, 4] mm differs from [1, 2, 3] mm of ${target}; resample one to the grid of the other`,
    ],
    [
      binary,
      negative,
      {},
      `${negative}: label -3 at voxel [1, 1] is negative, want class numbers from 0; ` +
        "--ignore -3 leaves out the voxels of this label",
    ],
    [negative, binary, {}, `${negative}: label -3 at voxel [1, 1] is negative, want class numbers from 0`],
    [
      target,
      target,
      { classes: 2 },
      `${target}: label 2 at voxel [1, 2, 0] is beyond --classes 2, want 0 to 1`,
    ],
    [target, target, { names: "none.json" }, "none.json: no such file"],
  ])("%s %s %j", (prediction, truth, options, message) => {
    expect(() => run(prediction, truth, options)).toThrow(new InputError(message));
  });

  it("names the voxel of the file's own axes after its memory was reordered", () => {
    const c = write("wrong.npy", makeNpy("|i1", [2, 3], Int8Array.of(0, 0, -1, 0, 0, 0)));
    const flat = write("flat.nii", makeNifti([2, 3], [0, 0, 0, 0, 0, 0]));
    expect(() => run(c, flat)).toThrow(`${c}: label -1 at voxel [0, 2] is negative`);
  });
});
