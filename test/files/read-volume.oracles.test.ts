import { copyFileSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { scorePair } from "../../src/cli/pair/score-pair.ts";
import { readVolume } from "../../src/files/read-volume.ts";
import { Stopwatch } from "../../src/files/source/stopwatch.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

/** Files of other programs; make-data.py beside them says how they were made. */
const folder = fileURLToPath(new URL("data/", import.meta.url));
const expected: { shape: number[]; spacing: number[]; labels: number[]; affine: number[] } = JSON.parse(
  readFileSync(`${folder}expected.json`, "utf8"),
);
const read = (name: string) => readVolume(folder + name, { limit: 2 ** 20 });
const options = {
  limit: 2 ** 20,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: { tolerances: [1], percentiles: [100], average: true },
};
const score = (prediction: string, target: string) =>
  scorePair({ id: "a", prediction: folder + prediction, target: folder + target }, options, new Stopwatch());

/** Every voxel, and its place to a hundredth of a millimetre. */
function expectVolume(volume: Awaited<ReturnType<typeof read>>, placed = true): void {
  expect(Array.from(volume.labels, Number)).toEqual(expected.labels);
  expect(volume.shape).toEqual(expected.shape);
  expect(volume.order).toBe("fortran");
  volume.spacing!.forEach((length, axis) => {
    expect(length).toBeCloseTo(expected.spacing[axis]!, 4);
  });
  expect(volume.affine !== undefined).toBe(placed);
  volume.affine?.forEach((entry, at) => {
    expect(entry).toBeCloseTo(expected.affine[at]!, 4);
  });
}

describe("volumes that other programs wrote are the same map at the same place", () => {
  it.each([
    "nifti/nibabel.nii.gz",
    "nifti/nibabel-2-big-endian.nii",
    "nifti/nibabel-pair.hdr",
    "mgh/nibabel.mgz",
    "mgh/nibabel-int32.mgh",
    "mgh/nibabel-float.mgz",
    "nifti/nibabel-scaled.nii.gz",
    "nifti/nibabel-zooms.nii.gz",
    "mgh/mrtrix.mgz",
    "nifti/itk.nii.gz",
    "metaimage/itk.mha",
    "metaimage/itk.mhd",
    "metaimage/itk-float.mha",
    "nrrd/itk.nrrd",
    "nrrd/itk.nhdr",
  ])("%s", async (name) => {
    expectVolume(await read(name));
  });

  it.each<[name: string, spacing: number[] | undefined]>([
    ["zarr/image.ome.zarr", [3, 1.2, 0.8]],
    ["zarr/image.ome.zarr/labels/organs/0", [3, 1.2, 0.8]],
    ["zarr/image.ome.zarr/0", [3, 1.2, 0.8]],
    ["zarr/image.ozx", [3, 1.2, 0.8]],
    ["zarr/image.ozx:gzip", undefined],
    ...["blosc", "zlib", "gzip", "zstd", "lz4", "none", "fortran"].map((name): [string, undefined] => [
      `zarr/arrays.zarr.zip:${name}`,
      undefined,
    ]),
    ["hdf5/h5py.h5", [3, 1.2, 0.8]],
    ["hdf5/h5py-several.h5:/int64", undefined],
    ["hdf5/h5py-several.h5:/scaleoffset", undefined],
  ])("%s has the spacing %j", async (name, spacing) => {
    const volume = await read(name);
    expect(Array.from(volume.labels, Number)).toEqual(expected.labels);
    expect(volume).toMatchObject({ shape: [4, 5, 7], order: "c" });
    expect(volume.spacing?.map((length) => Number(length.toPrecision(6)))).toEqual(spacing);
  });

  it.each(["zarr/arrays.zarr.zip:bool", "hdf5/h5py-several.h5:/bool", "tiff/tifffile-bool.tif"])(
    "%s is a mask of label 1",
    async (name) => {
      const { labels } = await read(name);
      expect(Array.from(labels, Number)).toEqual(expected.labels.map((label) => (label === 1 ? 1 : 0)));
    },
  );

  it("a TIFF that was compressed with a loss is noted", async () => {
    expect((await read("tiff/libtiff-jpeg.tif")).notes).toEqual([
      "is compressed with a loss, as by JPEG, and labels may have changed; save it without",
    ]);
  });

  it("an OME-Zarr has the names and colours of its labels", async () => {
    const { segments } = await read("zarr/image.ome.zarr");
    expect(segments?.map(({ name, label }) => [name, label])).toEqual([
      ["spleen", 1],
      ["right kidney", 2],
      ["left kidney", 3],
      ["gallbladder", 4],
    ]);
    expect(segments![0]!.color).toEqual([255, 0, 0]);
  });

  it("Analyze 7.5 has lengths and no place", async () => {
    expectVolume(await read("nifti/nibabel-analyze.hdr"), false);
  });

  it.each([
    ["tiff/tifffile.tif", undefined],
    ["tiff/tifffile-imagej.tif", [3, 1.2, 0.8]],
    ["tiff/tifffile.ome.tif", [3, 1.2, 0.8]],
    ["tiff/tifffile-big.tif", undefined],
    ["tiff/tifffile-tiles.tif", undefined],
    ["tiff/libtiff-lzw.tif", undefined],
    ["tiff/libtiff-packbits.tif", undefined],
  ])("%s has the spacing %j", async (name, spacing) => {
    const volume = await read(name);
    expect(Array.from(volume.labels, Number)).toEqual(expected.labels);
    expect(volume).toMatchObject({ shape: [4, 5, 7], order: "c", xFirst: true });
    expect(volume.spacing?.map((length) => Number(length.toPrecision(6)))).toEqual(spacing);
  });

  it("a page alone has the resolution of its centimetres", async () => {
    expect(await read("tiff/tifffile-one.tif")).toMatchObject({ shape: [5, 7] });
  });

  it.each(["npy/numpy-big-endian.npy", "npy/numpy.npz", "npy/numpy-zip64.npz"])(
    "%s has neither",
    async (name) => {
      const volume = await read(name);
      expect(Array.from(volume.labels, Number)).toEqual(expected.labels);
      expect(volume).toMatchObject({ shape: [4, 5, 7], order: "c" });
      expect(volume).not.toHaveProperty("spacing");
    },
  );
});

describe("DICOM SEG", () => {
  const names = ["spleen", "right kidney", "left kidney", "gallbladder"];

  it.each(["dicom/pydicom-binary.dcm", "dicom/pydicom-fractional.dcm"])(
    "%s is the same map, with names",
    async (name) => {
      const volume = await read(name);
      expectVolume(volume);
      expect(volume.segments).toEqual(names.map((segment, k) => ({ name: segment, label: k + 1, layer: 0 })));
      expect(volume.cropped).toEqual([2]);
    },
  );

  it("says that fractions were thresholded", async () => {
    expect((await read("dicom/pydicom-fractional.dcm")).notes).toEqual([
      "fractions of at least half of 200 count as inside",
    ]);
  });

  it("has a layer more where a segment overlaps others", async () => {
    const { layers, segments, labels } = await read("dicom/pydicom-overlap.dcm");
    expect(Array.from(labels, Number)).toEqual(expected.labels);
    expect(segments!.at(-1)).toEqual({ name: "kidneys", label: 5, layer: 1 });
    expect(Array.from(layers![1]!, (label) => label === 5)).toEqual(
      expected.labels.map((label) => label === 2 || label === 3),
    );
  });
});

describe("each is scored against each", () => {
  const placed = [
    "nifti/nibabel.nii.gz",
    "mgh/nibabel.mgz",
    "metaimage/itk.mha",
    "nrrd/itk.nrrd",
    "nifti/nibabel-pair.hdr",
    "nifti/nibabel-zooms.nii.gz",
  ];
  const pairs = placed.flatMap((prediction) => placed.map((target) => [prediction, target] as const));
  it.each(pairs)("%s beside %s: every voxel and every surface", async (prediction, target) => {
    const { state, note } = await score(prediction, target);
    const [counted] = state.cases;
    expect(counted!.intersection).toEqual(counted!.actual);
    expect(
      counted!.surfaces!.every((surface) => surface === null || JSON.stringify(surface).length > 0),
    ).toBe(true);
    expect(note?.includes("pixdim") ?? false).toBe(/zooms/.test(prediction + target));
  });

  it.each(["nifti/mrtrix-strides.nii", "nifti/mrtrix-oblique.nii"])(
    "%s, on axes in another sequence, is reordered",
    async (name) => {
      for (const [prediction, target] of [
        [name, "metaimage/itk.mha"],
        ["metaimage/itk.mha", name],
      ] as const) {
        const { state } = await score(prediction, target);
        expect(state.cases[0]!.intersection).toEqual(state.cases[0]!.actual);
      }
    },
  );
});

describe("DICOM SEG beside others", () => {
  it("is scored on the grid of both: empty slices are left out of such files", async () => {
    for (const [prediction, target] of [
      ["dicom/pydicom-cropped.dcm", "metaimage/itk.mha"],
      ["metaimage/itk.mha", "dicom/pydicom-cropped.dcm"],
      ["dicom/pydicom-cropped.dcm", "dicom/pydicom-binary.dcm"],
      ["dicom/pydicom-cropped.dcm", "nifti/mrtrix-strides.nii"],
    ] as const) {
      const { state, note, shape } = await score(prediction, target);
      const [{ voxels, intersection, predicted, actual, labels: classes }] = state.cases as [
        (typeof state.cases)[0],
      ];
      expect(voxels).toBe(140);
      expect([...shape].sort()).toEqual([4, 5, 7]);
      expect(classes).toEqual([0, 1, 2, 3, 4]);
      // All labels of the cropped file are those of the whole one.
      expect(intersection.slice(1)).toEqual(
        intersection.slice(1).map((_, k) => Math.min(predicted[k + 1]!, actual[k + 1]!)),
      );
      expect(note).toContain("empty slices that a file leaves out were added");
    }
  });

  it("is scored segment by segment where segments overlap", async () => {
    const { state, names, note } = await score("dicom/pydicom-overlap.dcm", "dicom/pydicom-overlap.dcm");
    const [counted] = state.cases;
    expect(counted!.labels).toEqual([1, 2, 3, 4, 5]);
    expect(counted!.intersection).toEqual(counted!.actual);
    expect(counted!.surfaces).toHaveLength(5);
    expect(names!.at(-1)).toEqual([5, "kidneys"]);
    expect(note).toMatch(
      /^segments overlap and were scored one by one, without background: spleen, .*kidneys$/,
    );
  });

  it("refuses options that name labels where segments overlap", async () => {
    const pair = {
      id: "a",
      prediction: `${folder}dicom/pydicom-overlap.dcm`,
      target: `${folder}dicom/pydicom-overlap.dcm`,
    };
    for (const [option, more] of [
      ["--labels", { labels: [1] }],
      ["--regions", { regions: [{ name: "a", labels: [1] }] }],
    ] as const) {
      await expect(scorePair(pair, { ...options, ...more }, new Stopwatch())).rejects.toThrow(
        `${option} names labels, and segments that overlap are known by name; leave it out`,
      );
    }
    await expect(scorePair(pair, { ...options, ignore: 5 }, new Stopwatch())).rejects.toThrow(
      "label 5 is ignored, by --ignore or a dataset.json, and segments that overlap are known by name; leave the option or that name out",
    );
  });
});

it("names the file that is missing beside a header", async () => {
  const { path } = temporaryFolder();
  copyFileSync(`${folder}nifti/nibabel-pair.hdr`, `${path}/alone.hdr`);
  await expect(readVolume(`${path}/alone.hdr`, { limit: 2 ** 20 })).rejects.toThrow(
    `${path}/alone.hdr: ${path}/alone.img: no such file`,
  );
});

it("names the arrays of an archive that holds several", async () => {
  await expect(read("npy/numpy-two.npz")).rejects.toThrow(
    `${folder}npy/numpy-two.npz: holds the arrays labels, probabilities, want one`,
  );
});

describe("one picture is one label map, whatever program wrote it", () => {
  it.each([
    ["png/pillow.png", "png/optipng.png"],
    ["png/optipng.png", "png/pillow.png"],
    ["png/pillow.png", "png/imagemagick-interlaced.png"],
    ["png/pillow-85.png", "png/imagemagick-2-bits.png"],
    ["png/imagemagick-2-bits-interlaced.png", "png/pillow-85.png"],
    ["png/imagemagick-2-bits-interlaced.png", "png/imagemagick-2-bits.png"],
  ])("%s beside %s", async (prediction, target) => {
    const { state } = await scorePair(
      { id: "a", prediction: folder + prediction, target: folder + target },
      { ...options, surface: undefined },
      new Stopwatch(),
    );
    const [counted] = state.cases;
    expect(counted!.intersection).toEqual(counted!.actual);
    expect(counted!.labels.length).toBeGreaterThanOrEqual(4);
  });
});
