import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { endingsText } from "../../src/files/formats.ts";
import { readVolume } from "../../src/files/read-volume.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { Stopwatch } from "../../src/files/source/stopwatch.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { makeNifti } from "./make/make-nifti.ts";
import { makeNpy } from "./make/make-npy.ts";
import { makePng } from "./make/make-png.ts";

const { path, write } = temporaryFolder();
const read = (file: string) => readVolume(file, { limit: 2 ** 27 });
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
  ] as const)("reads %s", async (name, bytes, order) => {
    const file = write(name, bytes);
    expect(await read(file)).toMatchObject({ file, labels, shape: [2, 3], order });
  });
});

it("drops axes of extent 1 at the end, and their spacing", async () => {
  const bytes = makeNifti([2, 3, 1, 1], [...labels], { spacing: [1, 2, 3, 4] });
  expect(await read(write("flat.nii", bytes))).toMatchObject({ shape: [2, 3], spacing: [1, 2] });
  expect((await read(write("one.npy", makeNpy("|u1", [1, 1], labels.slice(0, 1))))).shape).toEqual([1]);
  expect((await read(write("row.npy", makeNpy("|u1", [1, 6], labels)))).shape).toEqual([1, 6]);
});

it("applies the scaling of a header", async () => {
  const bytes = makeNifti([3], [0, 2, 4], { type: "float32", slope: 0.5, intercept: 1 });
  expect((await read(write("scaled.nii", bytes))).labels).toEqual(Int32Array.of(1, 2, 3));
});

it("measures the stages of reading", async () => {
  const stopwatch = new Stopwatch();
  const nifti = new Uint8Array(makeNifti([50, 50, 50], new Array(125_000).fill(1)));
  await readVolume(write("timed.nii.gz", new Uint8Array(gzipSync(nifti)).buffer), {
    limit: 2 ** 20,
    stopwatch,
  });
  const { read: reading, decompress, decode, count } = stopwatch.timing();
  for (const spent of [reading, decompress, decode]) expect(spent).toBeGreaterThan(0);
  expect(count).toBe(0);
});

it("hands on the remarks of a reader and those on labels", async () => {
  const bytes = makeNifti([2, 3], [0, 1, 1, 1, 1, 1.9999], {
    type: "float32",
    sform: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0],
    spacing: [1, 1, 1],
  });
  expect((await read(write("noted.nii", bytes))).notes).toEqual([
    "pixdim says [1, 1] mm, the sform [2, 2] mm; the sform counts",
    "values up to 0.0001 away from a whole number were rounded",
  ]);
});

describe("errors name the file", () => {
  const format = `the name has no ending of a format that is read: ${endingsText()}`;
  it.each([
    ["a.txt", "x", format],
    ["a", "x", format],
    ["a.npy.gz", "x", format],
    ["a.ome.zarr", "x", "is neither a folder nor a ZIP archive of a Zarr store"],
    ["a.h5", "x", "is not an HDF5 file: it has no signature \\x89HDF"],
    ["a.mat", "x", "is a file of MATLAB, which is not read; save its label array by niftiwrite"],
    ["a.mif.gz", "x", "is an image of MRtrix, which is not read; mrconvert writes it as .nii.gz"],
    [
      ".a.nii.gz.icloud",
      "x",
      "is the place of a file that is in iCloud alone; download it, as by brctl download",
    ],
    ["a.zip", "x", "is an archive; unpack it, and give the file or the folder in it"],
    ["a.tar.gz", "x", "is an archive; unpack it, and give the file or the folder in it"],
    ["a.nii.bz2", "x", "is compressed by another program; unpack it, or compress it by gzip"],
    [
      "page.nii.gz",
      "<!DOCTYPE html><title>404</title>",
      "is a page of HTML, as of a download that failed; fetch it again",
    ],
    ["a.img.gz", "x", "holds voxels alone; give the header beside it: .hdr, .mhd or .nhdr"],
    ["short.nii", "x", "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
    ["cut.nii.gz", "\x1f\x0b", "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
    [
      "empty.png",
      "",
      "file is empty, as after a copy or a download that was cut short; copy or fetch it again",
    ],
  ])("%s", async (name, content, message) => {
    const file = write(name, content);
    await expect(read(file)).rejects.toThrow(new InputError(`${file}: ${message}`));
  });

  it("fractions", async () => {
    const bytes = makeNifti([2, 2, 2], [0, 1, 1, 1, 1, 0.75, 0, 0], { type: "float32" });
    const file = write("soft.nii", bytes);
    await expect(read(file)).rejects.toThrow(
      new InputError(
        `${file}: value 0.75 at voxel [1, 0, 1] is not a whole number, and all values are from 0 to 1: probabilities? threshold or argmax makes labels of them; on the command line --threshold 0.5 or --argmax`,
      ),
    );
  });

  it("a decision about segments with names", async () => {
    const segment = "Segment0_Name:=liver\nSegment0_LabelValue:=1\n";
    const header = `NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 1 1\nencoding: raw\n${segment}\n`;
    const file = write("named.seg.nrrd", `${header}\x00\x01`);
    expect((await read(file)).segments).toHaveLength(1);
    for (const decision of [{ kind: "argmax" }, { kind: "threshold", level: 0.5 }] as const)
      await expect(readVolume(file, { limit: 2 ** 20, decision })).rejects.toThrow(
        `${file}: has segments with names, which are masks; a threshold or argmax reads an array of probabilities, so leave the option out, or save the probabilities as an array`,
      );
  });

  it("channels without an argmax", async () => {
    const header =
      "NDims = 2\nDimSize = 2 1\nElementNumberOfChannels = 2\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n";
    const file = write("channels.mha", `${header}\x01\x02\x04\x03`);
    await expect(read(file)).rejects.toThrow(
      `${file}: holds 2 values a voxel, shape [2, 1, 2], want one label map; the option argmax reads channels of one map`,
    );
    const { labels: largest } = await readVolume(file, { limit: 2 ** 20, decision: { kind: "argmax" } });
    expect([...largest]).toEqual([1, 0]);
  });

  it("a series", async () => {
    const file = write("series.nii", makeNifti([2, 3, 1, 2], [...labels, ...labels]));
    await expect(read(file)).rejects.toThrow(
      new InputError(
        `${file}: holds 2 volumes, shape [2, 3, 1, 2], want one label map; the option argmax reads channels of one map`,
      ),
    );
  });

  it.each([
    [{ kind: "channels", level: 0.5 } as const, "--class-axis 3 reads a channel for each region"],
    [
      { kind: "threshold", level: 0.5 } as const,
      "--argmax in place of the threshold reads classes, --regions with --threshold and --class-axis 3 a channel for each region",
    ],
  ])("a series of probabilities: $kind", async (decision, remedy) => {
    const values = [...labels, ...labels].map((label) => label / 4);
    const file = write("channels.nii", makeNifti([2, 3, 1, 2], values, { type: "float32" }));
    await expect(readVolume(file, { limit: 2 ** 20, decision })).rejects.toThrow(
      new InputError(`${file}: holds 2 volumes, shape [2, 3, 1, 2], want one label map; ${remedy}`),
    );
  });

  it("a file that is too large, with the option that allows it", async () => {
    const file = write("large.nii", makeNifti([2, 3], [...labels]));
    await expect(readVolume(file, { limit: 300 })).rejects.toThrow(
      new InputError(`${file}: holds 358 bytes, more than the limit of 300 bytes; --max-file raises it`),
    );
    await expect(readVolume(file, { limit: 300, limitOption: "maxBytes" })).rejects.toThrow(
      /; maxBytes raises it$/,
    );
  });

  it("a missing file", async () => {
    await expect(read(`${path}/none.nii`)).rejects.toThrow(new InputError(`${path}/none.nii: no such file`));
  });
});

it("says that a volume needs more memory than there is", async () => {
  const floats = makeNifti([2, 3], [...labels], { type: "float32" });
  const file = write("much.nii", floats);
  class Exhausted {
    constructor() {
      throw new RangeError("Array buffer allocation failed");
    }
  }
  vi.stubGlobal("Int32Array", Exhausted);
  await expect(read(file)).rejects.toThrow(new InputError(`${file}: needs more memory than there is`));
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
  ])("reads %s", async (name, shape, spacing, expected) => {
    const volume = await read(`${folder}${name}`);
    const counts = new Float64Array(256);
    for (const label of volume.labels) counts[label]!++;
    expect(volume.shape).toEqual(shape);
    expect(volume.spacing?.map((length) => Number(length.toPrecision(6)))).toEqual(spacing);
    expect(Object.fromEntries(Object.keys(expected).map((label) => [label, counts[Number(label)]]))).toEqual(
      expected,
    );
  });
});
