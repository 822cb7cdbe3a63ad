import { describe, expect, it } from "vitest";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";
import { scorePair } from "../../../src/cli/pair/score-pair.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";
import { makeNifti } from "../../files/make/make-nifti.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { makePng } from "../../files/make/make-png.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const defaults: PairOptions = {
  limit: 2 ** 20,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: undefined,
};
const run = (prediction: string, target: string, extra: Partial<PairOptions> = {}) =>
  scorePair({ id: "case", prediction, target }, { ...defaults, ...extra }, new Stopwatch());
const countsOf = (scored: Awaited<ReturnType<typeof run>>) => scored.state.cases[0]!;

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
  ])("%s", async (_name, prediction) => {
    for (const report of [await run(prediction, target), await run(target, prediction)]) {
      expect(report).toMatchObject({ classes: 3, shape, spacing: [1, 2, 3], ignored: 0 });
      const counts = { labels: [0, 1, 2], intersection: [5, 4, 3], predicted: [5, 4, 3], actual: [5, 4, 3] };
      expect(report.state.cases).toEqual([{ id: "case", voxels: 12, ...counts }]);
    }
  });

  it("matches a PNG with a NumPy array", async () => {
    const png = write("a.png", makePng(3, 2, [0, 1, 2, 2, 1, 0], { depth: 2, color: "indexed" }));
    const npy = write("a.npy", makeNpy("|u1", [2, 3], Uint8Array.of(0, 2, 1, 1, 2, 0), { fortran: true }));
    expect(countsOf(await run(png, npy)).intersection).toEqual([2, 2, 2]);
  });
});

describe("counts", () => {
  const prediction = write("prediction.npy", makeNpy("|u1", [6], Uint8Array.of(0, 1, 1, 1, 2, 9)));
  const labels = write("labels.npy", makeNpy("|i1", [6], Int8Array.of(0, 1, 1, 0, 2, -1)));

  it("are those of the files", async () => {
    const scored = await run(prediction, labels, { ignore: -1 });
    expect(scored).toMatchObject({ classes: 3, ignored: 1 });
    expect(countsOf(scored)).toMatchObject({
      voxels: 5,
      labels: [0, 1, 2],
      predicted: [1, 3, 1],
      actual: [2, 2, 1],
      intersection: [1, 2, 1],
    });
  });

  it("have as many classes as are asked for", async () => {
    const { classes, state } = await run(prediction, labels, { ignore: -1, classes: 5 });
    expect([classes, state.classes]).toEqual([5, 5]);
  });

  it("may all be background, or ignored", async () => {
    const empty = write("empty.npy", makeNpy("|u1", [6], new Uint8Array(6)));
    expect(await run(empty, empty)).toMatchObject({ classes: 2, state: { cases: [{ labels: [0] }] } });
    expect(await run(empty, empty, { ignore: 0 })).toMatchObject({
      ignored: 6,
      state: { cases: [{ voxels: 0 }] },
    });
  });
});

describe("spacing", () => {
  const line = write("line.npy", makeNpy("|u1", [2, 3], Uint8Array.of(0, 1, 1, 0, 1, 1)));
  const surface = { tolerances: [1], percentiles: [], average: false };

  it("is asked for where distances need one", async () => {
    await expect(run(line, line, { surface })).rejects.toThrow(
      new InputError(`${line}: has no spacing, and distances need one; --spacing 1,1 gives it`),
    );
    expect((await run(line, line, { spacing: [2, 3] })).spacing).toEqual([2, 3]);
  });

  it("is of two or three axes, as surfaces are", async () => {
    const row = write("row.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 0)));
    await expect(run(row, row, { surface, spacing: [1] })).rejects.toThrow(InputError);
    await expect(run(row, row, { surface, spacing: [1] })).rejects.toThrow(`${row}: `);
  });

  it("has a length for each axis", async () => {
    await expect(run(line, line, { spacing: [2, 3, 4] })).rejects.toThrow(
      new InputError(`${line}: has 2 axes, --spacing gives 3 lengths`),
    );
  });

  it("of --spacing counts before that of the file, and a remark names both", async () => {
    const scored = await run(target, target, { spacing: [9, 9, 9] });
    expect(scored.spacing).toEqual([9, 9, 9]);
    expect(scored.note).toBe("the spacing is [9, 9, 9] mm of --spacing; the file says [1, 2, 3] mm");
    expect(await run(target, target, { spacing: [1, 2, 3] })).not.toHaveProperty("note");
  });
});

describe("orientation", () => {
  const sform = [1, 0, 0, 5, 0, 2, 0, 5, 0, 0, 3, 5];
  const options = { spacing: [1, 2, 3] };
  const placed = write("placed.nii", makeNifti(shape, xFirst, { ...options, sform }));
  const flipped = write(
    "flipped.nii",
    makeNifti(shape, xFirst, { ...options, sform: [-1, 0, 0, 6, ...sform.slice(4)] }),
  );

  it("decides which voxels are compared, where the other way round is the same box", async () => {
    // No row of two is its own reverse.
    const scored = await run(flipped, placed);
    expect(countsOf(scored).actual).toEqual([5, 4, 3]);
    expect(countsOf(scored).intersection).toEqual([0, 0, 0]);
    expect(scored.note).toBe(
      "the axes of the prediction point LAS, those of the target RAS, and were reordered",
    );
  });

  it("must agree, though shape and spacing do", async () => {
    const shifted = write(
      "shifted.nii",
      makeNifti(shape, xFirst, { ...options, sform: [-1, 0, 0, 60, ...sform.slice(4)] }),
    );
    await expect(run(shifted, placed)).rejects.toThrow(
      `${shifted}: its axes point LAS, those of ${placed} RAS; reorient one to the other`,
    );
  });

  it("is passed over on demand", async () => {
    expect(countsOf(await run(flipped, placed, { ignoreOrientation: true })).intersection).toEqual([5, 4, 3]);
  });

  it("is remarked where only one map has it", async () => {
    const note = (silent: string) =>
      `the ${silent} does not say where its voxels lie, so they were matched by index`;
    expect((await run(target, placed)).note).toBe(note("prediction"));
    expect((await run(placed, target)).note).toBe(note("target"));
    expect(await run(placed, placed)).not.toHaveProperty("note");
    expect(await run(target, target)).not.toHaveProperty("note");
  });
});

describe("errors", () => {
  const other = write("other.nii", makeNifti([3, 2, 2], xFirst));
  const far = write("far.nii", makeNifti(shape, xFirst, { spacing: [1, 2, 4] }));
  const negative = write("negative.npy", makeNpy("|i1", [2, 2], Int8Array.of(0, 1, 1, -3)));
  const binary = write("binary.npy", makeNpy("|u1", [2, 2], Uint8Array.of(0, 1, 1, 0)));
  it.each([
    [
      other,
      target,
      {},
      `${other}: shape [3, 2, 2] differs from [2, 3, 2] of ${target}; the axes are in another sequence, transpose one of them`,
    ],
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
    [`${target}.none.nii`, target, {}, `${target}.none.nii: no such file`],
    [
      target,
      target,
      { limit: 300 },
      `${target}: holds 364 bytes, more than the limit of 300 bytes; --max-file raises it`,
    ],
  ])("%s %s %j", async (prediction, truth, options, message) => {
    await expect(run(prediction, truth, options)).rejects.toThrow(new InputError(message));
  });

  it("names the voxel of the file's own axes after its memory was reordered", async () => {
    const c = write("wrong.npy", makeNpy("|i1", [2, 3], Int8Array.of(0, 0, -1, 0, 0, 0)));
    const flat = write("flat.nii", makeNifti([2, 3], [0, 0, 0, 0, 0, 0]));
    await expect(run(c, flat)).rejects.toThrow(`${c}: label -1 at voxel [0, 2] is negative`);
  });
});

it("scores no other labels than those that were asked for, where the target ignores one that the prediction has", async () => {
  const predicted = write("many.npy", makeNpy("|u1", [6], Uint8Array.of(1, 1, 3, 3, 0, 2)));
  const actual = write("ignoring.npy", makeNpy("|u1", [6], Uint8Array.of(1, 0, 1, 3, 3, 2)));
  expect(countsOf(await run(predicted, actual, { labels: [1], ignore: 3 }))).toMatchObject({
    voxels: 4,
    labels: [0, 1],
    intersection: [1, 1],
    predicted: [2, 2],
    actual: [2, 2],
  });
});

it("notes maps that have no label in common", async () => {
  const predicted = write("sevens.npy", makeNpy("|u1", [4], Uint8Array.of(0, 7, 7, 0)));
  const actual = write("ones.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 2, 0)));
  expect(await run(predicted, actual)).toMatchObject({
    note: "no label is in both files: 7 in the prediction, 1, 2 in the target",
  });
});

describe("one channel without a class axis", () => {
  const values = xFirst.map((label) => (label === 2 ? 0.9 : 0.1));
  const prediction = write("channel.nii", makeNifti(shape, values, { spacing: [1, 2, 3], type: "float32" }));

  it("is that of the region, whatever its label", async () => {
    const regions = [{ name: "et", labels: [2] }];
    expect(countsOf(await run(prediction, target, { threshold: 0.5, regions, classes: 2 }))).toMatchObject({
      labels: [1],
      intersection: [3],
      predicted: [3],
      actual: [3],
    });
  });

  it("is cut where it holds votes, which are refused without a region", async () => {
    const votes = write("votes.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 2, 3)));
    const mask = write("mask.npy", makeNpy("|u1", [4], Uint8Array.of(0, 0, 1, 1)));
    await expect(run(votes, mask, { threshold: 0 })).rejects.toThrow(
      "score votes or counts with --regions any=1",
    );
    const regions = [{ name: "any", labels: [1] }];
    expect(countsOf(await run(votes, mask, { threshold: 0, regions }))).toMatchObject({
      labels: [1],
      intersection: [2],
      predicted: [3],
      actual: [2],
    });
  });

  it("says which labels no region contains", async () => {
    const regions = [{ name: "et", labels: [2] }];
    expect(await run(target, target, { regions, classes: 2 })).toMatchObject({
      note: "label 1 is in no region, and counted as background",
    });
  });

  it("is refused for several regions", async () => {
    const regions = [1, 2].map((label) => ({ name: `r${label}`, labels: [label] }));
    await expect(run(prediction, target, { threshold: 0.5, regions, classes: 3 })).rejects.toThrow(
      "channel.nii: has one channel, and --regions names 2; want one for each region, in their order, along --class-axis",
    );
  });
});
