import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeDataSet } from "./make-data-set.ts";
import { makeNpy } from "./make-npy.ts";
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
    const builtin = /^(node:)?(fs|module|os|path|readline|url|util|worker_threads|zlib)$/;
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
    expect(names).toEqual(
      expect.arrayContaining([
        "nifti-reader-js",
        "npyjs",
        "fast-png",
        "cli-table3",
        "cli-progress",
        "picocolors",
      ]),
    );
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

  it("exits with 1 after one line", () => {
    expect(softdice("score", file, `${path}/none.npy`)).toEqual({
      status: 1,
      stdout: "",
      stderr: `softdice: ${path}/none.npy: no such file\n`,
    });
  });

  it("does not mind a reader that leaves early", () => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", '"$0" "$1" --help | head -c 1', process.execPath, program],
      {
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([0, ""]);
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
