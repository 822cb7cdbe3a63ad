import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeNifti } from "../files/make/make-nifti.ts";
import { makeNpy } from "../files/make/make-npy.ts";
import { makeDataSet } from "./make-data-set.ts";
import { buildProgram, node, program, softdice } from "./program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { path, write } = temporaryFolder();

buildProgram();

describe("the bundle", () => {
  it("is one executable file without packages", () => {
    accessSync(program, constants.X_OK);
    const text = readFileSync(program, "utf8");
    expect(text.startsWith("#!/usr/bin/env node\n")).toBe(true);
    const imports = [...text.matchAll(/^import .* from "(.+)";$/gm)].map(([, name]) => name);
    const builtin =
      /^(node:)?(child_process|crypto|fs|module|os|path|readline|url|util|worker_threads|zlib)$/;
    expect(imports.filter((name) => !builtin.test(name!))).toEqual([]);
  });

  it("comes with the licence of every package in it", () => {
    const text = readFileSync(`${root}dist/cli/LICENSES.txt`, "utf8");
    // The page is minified, and its packages cannot be read off it.
    const inPage = ["@observablehq/plot", "d3-array", "d3-scale", "sortable-tablesort"];
    const bundled = [
      ...readFileSync(program, "utf8").matchAll(/^(?:\/\/ | *")\S*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ];
    const names = [...new Set(bundled.map(([, name]) => name!))];
    expect(names).toEqual(expect.arrayContaining(["cli-table3", "cli-progress", "picocolors"]));
    for (const name of [...names, ...inPage])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, \\S+\n\n.+`, "m"));
    expect(text).toContain("Apache License");
  });
});

describe("a process", () => {
  const file = write("a.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 2)));

  it("exits with 0 after a table, without colours in a pipe", () => {
    const { status, stdout, stderr } = node([program, "score", file, file], { env: { CI: "1" } });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("mean of 2 classes");
    expect(stdout).not.toContain("\x1b");
  });

  it("reads files in the first versions of Node 20, which find no built-in modules by name", () => {
    const old = ["--import", "data:text/javascript,delete process.getBuiltinModule"];
    const packed = write(
      "old.nii.gz",
      new Uint8Array(gzipSync(new Uint8Array(makeNifti([2, 2], [0, 1, 1, 2])))).buffer,
    );
    const { status, stdout, stderr } = node([...old, program, "score", packed, packed]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("mean of 2 classes");
  });

  it("exits with 1 after one line", () => {
    expect(softdice("score", file, `${path}/none.npy`)).toEqual({
      status: 1,
      stdout: "",
      stderr: `softdice: ${path}/none.npy: no such file or folder\n`,
    });
  });

  it("finishes files, reports failures and keeps its code where a reader leaves early", () => {
    const folder = join(path, "early");
    const { predictions, targets } = makeDataSet(folder, 12);
    writeFileSync(join(predictions, "case_03.nii.gz"), "damaged");
    const page = join(folder, "page.html");
    const command = `"$0" "$1" score "$2" "$3" --ndjson --html "$4" | head -n 1 > /dev/null; exit \${PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", command, process.execPath, program, predictions, targets, page],
      { encoding: "utf8" },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^softdice: failed: case_03: .*\n$/);
    expect(readFileSync(page, "utf8")).toContain("</script>");
    // A closed stderr changes nothing.
    const closed = spawnSync("bash", [
      "-c",
      '"$0" "$1" score "$2" "$3" 2>&-',
      process.execPath,
      program,
      predictions,
      targets,
    ]);
    expect(closed.status).toBe(2);
  });

  it.skipIf(process.platform !== "linux")("reports a full disk in one line", () => {
    const command = '"$0" "$1" score "$2" "$2" --csv > /dev/full';
    const { status, stderr } = spawnSync("sh", ["-c", command, process.execPath, program, file], {
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, "softdice: the standard output cannot be written (ENOSPC)\n"]);
  });

  it("removes its unfinished files when a signal ends it", async () => {
    const folder = join(path, "signal");
    mkdirSync(folder);
    const [script, output] = [join(folder, "wait.mjs"), join(folder, "out.csv")];
    // The output is a pipe that nobody reads, so the run waits with its page begun.
    const main = JSON.stringify(pathToFileURL(`${root}src/cli/output/output-file.ts`).href);
    writeFileSync(
      script,
      `const { openOutput, discardPartialFiles } = await import(${main});
      openOutput(${JSON.stringify(output)}, () => {}).write("x");
      process.once("SIGTERM", () => { discardPartialFiles(); process.kill(process.pid, "SIGTERM"); });
      process.kill(process.pid, "SIGTERM");
      setInterval(() => {}, 1000);`,
    );
    const { signal } = spawnSync(process.execPath, ["--import", "tsx", script], { cwd: root });
    expect(signal).toBe("SIGTERM");
    expect(readdirSync(folder)).toEqual(["wait.mjs"]);
  });
});

describe("a terminal", () => {
  // Of util-linux: it runs a command on a terminal of its own.
  const present = spawnSync("script", ["--version"]).status === 0;
  if (!present) console.warn("SKIPPED: the progress was not looked at, there is no program script");

  it.runIf(present)("shows progress on stderr, and clears it", () => {
    const { predictions, targets } = makeDataSet(path, 3);
    const command = [
      process.execPath,
      program,
      "score",
      predictions,
      targets,
      "--csv",
      "-o",
      `${path}/scores.csv`,
    ];
    const { status, stdout } = spawnSync("script", ["-qec", command.join(" "), "/dev/null"], {
      encoding: "utf8",
      env: { ...process.env, TERM: "xterm" },
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/─+ 0\/3 cases, \S+ left/);
    expect(readFileSync(`${path}/scores.csv`, "utf8")).toContain("case_02,1,,");
  });
});

describe("a real volume of 10.9 million voxels", () => {
  const real = `${root}../shared/data/torsoLabel.nii.gz`;
  const present = existsSync(real);
  if (!present) console.warn(`SKIPPED: the command line was not tried on a real volume, ${real} is missing`);

  it.runIf(present)("is scored against itself shifted by a voxel, soon", () => {
    const bytes = gunzipSync(readFileSync(real));
    const shifted = Buffer.concat([bytes.subarray(0, 352), bytes.subarray(353), bytes.subarray(352, 353)]);
    const file = write("shifted.nii.gz", new Uint8Array(gzipSync(shifted)).buffer);
    const { status, stdout, stderr } = softdice("score", file, real, "--json", "--timing");
    expect([status, stderr]).toEqual([0, ""]);
    const { voxels, classes, mean, milliseconds } = JSON.parse(stdout);
    expect(voxels).toBe(10_936_320);
    expect(classes).toHaveLength(12);
    // The same voxels moved by one: counts agree, and all but the surface overlaps.
    for (const { predicted, actual, dice, recall } of classes) {
      expect(predicted).toBe(actual);
      expect(dice).toBe(recall);
      expect(dice).toBeGreaterThan(0.9);
      expect(dice).toBeLessThan(1);
    }
    expect(mean.classes).toBe(11);
    expect(milliseconds.total).toBeLessThan(5000);
  });
});
