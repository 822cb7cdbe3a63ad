import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { findLabels } from "../../../src/files/zarr/find-labels.ts";
import { memoryStore, type StoreFile, zarray } from "./memory-store.ts";

const image = { multiscales: [{ datasets: [{ path: "0" }, { path: "1" }] }] };
const store = {
  ".zattrs": image,
  "0/.zarray": zarray,
  "labels/.zattrs": { labels: ["organs"] },
  "labels/organs/.zattrs": { ...image, "image-label": {} },
  "labels/organs/0/.zarray": zarray,
  "labels/organs/1/.zarray": zarray,
  "other/.zarray": zarray,
};
const find = async (files: Record<string, StoreFile>, name?: string) => {
  const { array, image: found } = await findLabels(memoryStore(files), name);
  return [array.path, found !== undefined];
};

describe("finds", () => {
  it.each([
    ["the only label image, before the image itself", undefined, ["labels/organs/0", true]],
    ["the group of labels", "labels", ["labels/organs/0", true]],
    ["a label image by its name alone", "organs", ["labels/organs/0", true]],
    ["another level of it", "labels/organs/1", ["labels/organs/1", true]],
    ["an array of an image", "/0/", ["0", true]],
    ["an array alone", "other", ["other", false]],
  ])("%s", async (_, name, found) => {
    expect(await find(store, name)).toEqual(found);
  });

  it.each([
    ["listed last", [4, 2, 1], "2"],
    ["listed first of equals", [1, 1, 2], "0"],
    ["listed first, where scales are missing", [undefined, 2, 1], "0"],
  ])("the largest resolution, %s", async (_, scales, level) => {
    const datasets = scales.map((scale, path) => ({
      path: String(path),
      ...(scale && { coordinateTransformations: [{ type: "scale", scale: [1, scale, scale] }] }),
    }));
    const arrays = Object.fromEntries(datasets.map(({ path }) => [`${path}/.zarray`, zarray]));
    expect(await find({ ".zattrs": { multiscales: [{ datasets }] }, ...arrays })).toEqual([level, true]);
  });

  /** Levels of these scales and extents; one without extents is missing. */
  const levels = (
    ...each: readonly (readonly [scale: number | undefined, extents?: readonly number[]])[]
  ) => ({
    ".zattrs": {
      multiscales: [
        {
          datasets: each.map(([scale], path) => ({
            path: String(path),
            ...(scale && { coordinateTransformations: [{ type: "scale", scale: [1, scale, scale] }] }),
          })),
        },
      ],
    },
    ...Object.fromEntries(
      each.flatMap(([, shape], path) => (shape ? [[`${path}/.zarray`, { ...zarray, shape }]] : [])),
    ),
  });

  it.each([
    [
      "of the most voxels, where scales are missing",
      levels([undefined, [1, 2, 2]], [undefined, [1, 4, 4]]),
      "1",
    ],
    ["of the most voxels, where scales are equal", levels([1, [1, 2, 2]], [1, [1, 4, 4]]), "1"],
    ["of the least scale, where shapes are equal", levels([2, [1, 4, 4]], [1, [1, 4, 4]]), "1"],
    ["where a coarse level is missing", levels([1, [1, 4, 4]], [2]), "0"],
  ])("the level %s", async (_, files, level) => {
    expect(await find(files)).toEqual([level, true]);
  });

  const cutOff = new TextEncoder().encode('{"shape": [1,');
  it.each<[string, Record<string, StoreFile>]>([
    ["damaged", { ...levels([1, [1, 4, 4]], [2]), "1/.zarray": cutOff }],
    ["of another node type", { ...levels([1, [1, 4, 4]], [2]), "1/zarr.json": { node_type: "table" } }],
    [
      "outside of the store",
      {
        ".zattrs": { multiscales: [{ datasets: [{ path: "0" }, { path: "../1" }] }] },
        "0/.zarray": zarray,
        "../1/.zarray": { ...zarray, shape: [9, 9] },
      },
    ],
  ])("the finest level beside one that is %s", async (_, files) => {
    expect(await find(files)).toEqual(["0", true]);
  });

  it("no finest level that is damaged or outside of the store", async () => {
    const files = { ...levels([1], [2, [1, 2, 2]]), "0/.zarray": cutOff };
    await expect(find(files)).rejects.toThrow(/^0\/\.zarray is not JSON/);
    const outside = { multiscales: [{ datasets: [{ path: "../0" }, { path: "1" }] }] };
    await expect(find({ ".zattrs": outside, "../0/.zarray": zarray, "1/.zarray": zarray })).rejects.toThrow(
      'the path "../0" is not one within the store',
    );
  });

  it("no level whose scale contradicts its shape", async () => {
    await expect(find(levels([2, [1, 4, 4]], [1, [1, 2, 2]]))).rejects.toThrow(
      new InputError(
        "its root gives the least scale to level 1, which has 4 voxels, and level 0 has 16; correct the scales, or name the right level behind the path, as in labels.zarr/0",
      ),
    );
    await expect(find(levels([1], [2, [1, 2, 2]]))).rejects.toThrow("its root lists 0, which is missing");
  });

  it("an array at the root, and an image without labels", async () => {
    expect(await find({ ".zarray": zarray })).toEqual(["", false]);
    expect(await find({ ".zattrs": image, "0/.zarray": zarray })).toEqual(["0", true]);
  });

  it("the attributes of version 0.5, below a key of their own", async () => {
    const group = { node_type: "group", attributes: { ome: image } };
    expect(await find({ "zarr.json": group, "0/.zarray": zarray })).toEqual(["0", true]);
  });

  it("the first image of Bio-Formats", async () => {
    const files = { ".zattrs": { "bioformats2raw.layout": 3 }, "0/.zattrs": image, "0/0/.zarray": zarray };
    expect(await find(files)).toEqual(["0/0", true]);
  });
});

describe("refuses", () => {
  const loop = Object.fromEntries(
    Array.from({ length: 12 }, (_, k) => [`${"0/".repeat(k)}.zattrs`, { "bioformats2raw.layout": 3 }]),
  );
  it.each<[string, Record<string, StoreFile>, string | undefined, string]>([
    ["what is not a store", {}, undefined, "is not a Zarr store: it contains neither zarr.json nor"],
    ["a name that is missing", store, "liver", "contains no Zarr array or group of the name liver"],
    ["a way out", store, "../x", 'the path "../x" is not one within the store'],
    [
      "several label images",
      { "labels/.zattrs": { labels: ["a", "b"] } },
      "labels",
      "contains the label images a, b; name one behind the path, as in image.ome.zarr/labels/a",
    ],
    ["an empty list", { ".zattrs": { labels: [] } }, undefined, "contains no label images"],
    [
      "a listed label that is missing",
      { ".zattrs": { labels: ["a"] } },
      undefined,
      "its root lists a, which is missing",
    ],
    ["a listed way out", { ".zattrs": { labels: ["../a"] } }, undefined, 'the path "../a" is not one'],
    [
      "an image without datasets",
      { ".zattrs": { multiscales: [{}] } },
      undefined,
      "an image without datasets",
    ],
    [
      "a group of something else",
      { ".zgroup": {} },
      undefined,
      "its root is a group of neither labels nor an image",
    ],
    ["groups without end", loop, undefined, "nested more than 8 groups deep"],
  ])("%s", async (_, files, name, message) => {
    await expect(find(files, name)).rejects.toThrow(InputError);
    await expect(find(files, name)).rejects.toThrow(message);
  });
});
