import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { makeNpy } from "./make-npy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = `${root}dist/cli/softdice.js`;
const { path, write } = temporaryFolder();

const start = (args: string[], env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
};
const softdice = (...args: string[]) => start([program, ...args]);

beforeAll(() => {
  expect(start([`${root}.build/cli.js`])).toEqual({ status: 0, stdout: "", stderr: "" });
});

describe("the bundle", () => {
  it("is one executable file without packages", () => {
    accessSync(program, constants.X_OK);
    const text = readFileSync(program, "utf8");
    expect(text.startsWith("#!/usr/bin/env node\n")).toBe(true);
    const imports = [...text.matchAll(/^import .* from "(.+)";$/gm)].map(([, name]) => name);
    expect(imports.filter((name) => !/^(node:)?(fs|module|url|util|zlib)$/.test(name!))).toEqual([]);
  });

  it("comes with the licence of every package in it", () => {
    const text = readFileSync(`${root}dist/cli/LICENSES.txt`, "utf8");
    const bundled = [
      ...readFileSync(program, "utf8").matchAll(/^(?:\/\/ | *")\S*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ];
    const names = [...new Set(bundled.map(([, name]) => name!))];
    expect(names).toEqual(
      expect.arrayContaining(["nifti-reader-js", "npyjs", "fast-png", "cli-table3", "picocolors"]),
    );
    for (const name of names)
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, \\S+\n\n.+`, "m"));
    expect(text.match(/^-{80}$/gm)).toHaveLength(names.length);
    expect(text).toContain("Apache License");
  });
});

describe("a process", () => {
  const file = write("a.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 2)));

  it("exits with 0 after a table, without colours in a pipe", () => {
    const { status, stdout, stderr } = start([program, "score", file, file], { CI: "1" });
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
