import { mkdirSync } from "node:fs";
import { expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { pathSource } from "../../../src/files/source/label-source.ts";
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
