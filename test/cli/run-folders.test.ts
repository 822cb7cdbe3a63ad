import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../src/cli/arguments/score.ts";
import { runFolders } from "../../src/cli/run-folders.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { makeDataSet } from "./make-data-set.ts";
import { buildProgram, programUrl } from "./program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 4);

buildProgram();

async function run(values: OptionValues, shared = false, folders = [predictions, targets]) {
  const out: string[] = [];
  const written = { error: "", progress: "" };
  const terminal = new Writable({
    write(chunk, _encoding, done) {
      written.progress += chunk;
      done();
    },
  });
  Object.assign(terminal, {
    isTTY: true,
    columns: 80,
    cursorTo: () => {},
    clearLine: () => {},
    moveCursor: () => {},
  });
  const code = await runFolders(scoreArguments(folders, { jobs: "2", ...values }), {
    out: (text) => {
      out.push(text);
    },
    error: (text) => {
      written.error += text;
    },
    colors: false,
    terminal,
    sharesTerminal: shared,
    program: programUrl,
  });
  return { code, out, ...written };
}

describe("two folders", () => {
  it("are a table, with the progress on a terminal", async () => {
    const { code, out, error, progress } = await run({});
    expect([code, error]).toEqual([0, ""]);
    expect(out.join("")).toContain("cases        4 scored");
    expect(progress).toContain("0/4 cases");
  });

  it("are lines, each written when its turn comes", async () => {
    const { out, progress } = await run({ ndjson: true });
    expect(out.map((line) => JSON.parse(line).id)).toEqual(["case_00", "case_01", "case_02", "case_03"]);
    expect(progress).toContain("0/4 cases");
  });

  it("show no progress that lines on the same terminal would cut through", async () => {
    expect((await run({ ndjson: true }, true)).progress).toBe("");
    expect((await run({ ndjson: true, output: join(path, "lines") }, true)).progress).not.toBe("");
    expect((await run({}, true)).progress).not.toBe("");
  });

  it("are shards, in a file", async () => {
    const ids: string[][] = [];
    for (const index of [1, 2]) {
      const output = join(path, `shard-${index}.json`);
      expect(await run({ shard: `${index}/2`, output })).toMatchObject({ code: 0, out: [] });
      const { shard, meter } = JSON.parse(readFileSync(output, "utf8"));
      expect(shard).toEqual({ index, of: 2 });
      ids.push(meter.cases.map(({ id }: { id: string }) => id));
    }
    expect(ids.map((own) => own.length)).toEqual([2, 2]);
    expect(ids.flat().sort()).toEqual(["case_00", "case_01", "case_02", "case_03"]);
  });

  it("tell of failures in a shard, too", async () => {
    const wrong = ["zz.nii.gz", "zz.png"];
    for (const name of wrong) writeFileSync(join(predictions, name), "x");
    const { code, error, out } = await run({ shard: "1/1" });
    expect(code).toBe(2);
    expect(error).toMatch(
      /^softdice: failed: zz: .* are the same case; keep one, or name its ending by --match\n$/,
    );
    expect(JSON.parse(out.join("")).meter.skipped).toHaveLength(1);
  });

  it("may contain Zarr stores and HDF5 files, whose arrays have a name", async () => {
    const data = fileURLToPath(new URL("../files/data/", import.meta.url));
    const [stores, files] = [join(path, "stores"), join(path, "files")];
    for (const folder of [stores, files]) mkdirSync(folder);
    cpSync(`${data}zarr/image.ome.zarr`, join(stores, "a.ome.zarr"), { recursive: true });
    cpSync(`${data}zarr/arrays.zarr.zip`, join(stores, "b.zarr.zip"));
    cpSync(`${data}hdf5/h5py.h5`, join(files, "a.h5"));
    cpSync(`${data}hdf5/h5py.h5`, join(files, "b.h5"));
    const { code, out, error } = await run({ json: true, resamples: "0" }, false, [stores, files]);
    const { cases, skipped } = JSON.parse(out.join(""));
    expect([code, cases.map(({ id }: { id: string }) => id)]).toEqual([2, ["a"]]);
    expect(cases[0].classes.map(({ scores }: { scores: { dice: number } }) => scores.dice)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(error).toContain("b.zarr.zip: its root is a group of neither labels nor an image of OME-NGFF");
    expect(skipped).toHaveLength(1);
    const named = await run({ state: true, array: "labels/organs" }, false, [stores, stores]);
    expect(named.code).toBe(2);
    expect(JSON.parse(named.out.join("")).settings).toMatchObject({ "--array": "labels/organs" });
  });

  it("have no timing", async () => {
    await expect(run({ timing: true })).rejects.toThrow(
      new InputError("--timing works for one pair of files, not for folders"),
    );
  });
});
