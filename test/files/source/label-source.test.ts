import { mkdirSync } from "node:fs";
import { expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { pathSource, splitArrayPath } from "../../../src/files/source/label-source.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const { path, write } = temporaryFolder();
mkdirSync(`${path}/folder`);
const file = write("folder/a.mhd", "abc");
write("folder/a.raw", "de");

it("reads a file and the others of its folder", async () => {
  const source = pathSource(file);
  expect(source).toMatchObject({ file, name: "a.mhd" });
  expect([...(await source.bytes(3))]).toEqual([97, 98, 99]);
  expect([...(await source.sibling("a.raw", 2))]).toEqual([100, 101]);
  expect(pathSource("a.nii").name).toBe("a.nii");
});

it("names the other file that is missing", async () => {
  await expect(pathSource(file).sibling("b.raw", 9)).rejects.toThrow(
    new InputError(`${path}/folder/b.raw: no such file`),
  );
});

it.each([
  ["a/b.nii.gz", "a/b.nii.gz", undefined],
  ["a/image.ome.zarr", "a/image.ome.zarr", undefined],
  ["image.zarr/", "image.zarr", undefined],
  ["image.zarr/labels/liver/", "image.zarr", "labels/liver"],
  ["image.zarr\\labels", "image.zarr", "labels"],
  ["C:\\labels.h5:/a/b", "C:\\labels.h5", "a/b"],
  ["image.zarr.zip:labels", "image.zarr.zip", "labels"],
  ["arrays.npz:labels", "arrays.npz", "labels"],
  ["labels.h5", "labels.h5", undefined],
])("%s names the file %s and the array %s", (text, file, array) => {
  expect(splitArrayPath(text)).toEqual({ file, ...(array !== undefined && { array }) });
});

it("reads the files within a folder", async () => {
  mkdirSync(`${path}/a.zarr/0`, { recursive: true });
  write("a.zarr/0/.zarray", "{}");
  const inside = pathSource(`${path}/a.zarr/0`).folder!()!;
  expect([...(await inside("0/.zarray", 9))!]).toEqual([123, 125]);
  expect(await inside("0/0", 9)).toBeUndefined();
  await expect(inside("0", 9)).rejects.toThrow(new InputError("0: is a folder, not a file"));
  expect(pathSource(file).folder!()).toBeUndefined();
});
