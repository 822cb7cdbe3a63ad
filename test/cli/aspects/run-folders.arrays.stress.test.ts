import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { runFolders } from "../../../src/cli/run-folders.ts";
import { buildProgram, keptOutput } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();
buildProgram();

async function run(folders: string[], values: OptionValues) {
  const { written, output } = keptOutput();
  const code = await runFolders(scoreArguments(folders, { jobs: "2", ...values }), output);
  return { code, ...written };
}

it("two folders may contain Zarr stores and HDF5 files, whose arrays have a name", async () => {
  const data = fileURLToPath(new URL("../../files/data/", import.meta.url));
  const [stores, files] = [join(path, "stores"), join(path, "files")];
  for (const folder of [stores, files]) mkdirSync(folder);
  cpSync(`${data}zarr/image.ome.zarr`, join(stores, "a.ome.zarr"), { recursive: true });
  cpSync(`${data}zarr/arrays.zarr.zip`, join(stores, "b.zarr.zip"));
  cpSync(`${data}hdf5/h5py.h5`, join(files, "a.h5"));
  cpSync(`${data}hdf5/h5py.h5`, join(files, "b.h5"));
  const { code, out, error } = await run([stores, files], { json: true, resamples: "0" });
  const { cases, skipped } = JSON.parse(out);
  expect([code, cases.map(({ id }: { id: string }) => id)]).toEqual([2, ["a"]]);
  expect(cases[0].classes.map(({ scores }: { scores: { dice: number } }) => scores.dice)).toEqual([
    1, 1, 1, 1,
  ]);
  expect(error).toContain("b.zarr.zip: its root is a group of neither labels nor an image of OME-NGFF");
  expect(skipped).toHaveLength(1);
  const named = await run([stores, stores], { state: true, array: "labels/organs" });
  expect(named.code).toBe(2);
  expect(JSON.parse(named.out).settings).toMatchObject({ "--array": "labels/organs" });
});
