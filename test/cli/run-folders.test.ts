import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
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

  it("have no timing", async () => {
    await expect(run({ timing: true })).rejects.toThrow(
      new InputError("--timing works for one pair of files, not for folders"),
    );
  });
});
