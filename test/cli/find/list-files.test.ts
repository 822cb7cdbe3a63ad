import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isFolder, listFiles } from "../../../src/cli/find/list-files.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const folder = (name: string) => mkdirSync(`${path}/${name}`, { recursive: true });

folder("tree/b/c");
folder("tree/.hidden");
folder("tree/folder.nii");
for (const name of [
  "b.nii.gz",
  "B.nii",
  "a.png",
  "b/c/d.npy",
  "notes.txt",
  "b/table.csv",
  ".a.nii",
  ".hidden/e.nii",
])
  write(`tree/${name}`, "x");

describe("listFiles", () => {
  it("lists label maps by their names in all folders below, by code units, and the rest", () => {
    expect(listFiles(`${path}/tree`)).toEqual({
      files: ["B.nii", "a.png", "b.nii.gz", "b/c/d.npy", "folder.nii"],
      others: ["b/table.csv", "notes.txt"],
      faults: [],
    });
  });

  it("names a label map that is in iCloud alone", () => {
    folder("cloud/far");
    for (const name of ["a.nii", "far/.b.nii.gz.icloud", ".notes.txt.icloud"]) write(`cloud/${name}`, "x");
    expect(listFiles(`${path}/cloud`)).toEqual({
      files: ["a.nii"],
      others: [],
      faults: [{ path: "far/b.nii.gz", reason: "is in iCloud alone; download it, as by brctl download" }],
    });
  });

  it("follows links to files and folders", () => {
    folder("links");
    symlinkSync(`${path}/tree/b`, `${path}/links/far`);
    symlinkSync(`${path}/tree/a.png`, `${path}/links/near.png`);
    expect(listFiles(`${path}/links`).files).toEqual(["far/c/d.npy", "near.png"]);
  });

  it("passes over a link to a folder above it, and says so", () => {
    folder("loop/below");
    write("loop/below/a.nii", "x");
    symlinkSync("..", `${path}/loop/below/up`);
    symlinkSync("circle", `${path}/loop/circle`);
    symlinkSync("nowhere", `${path}/loop/lost.nii`);
    expect(listFiles(`${path}/loop`)).toEqual({
      files: ["below/a.nii", "lost.nii"],
      others: ["circle"],
      faults: [{ path: "below/up", reason: "is a link to a folder above it, and was passed over" }],
    });
  });

  it("lists a folder once, under its own path, however many folders link to it", () => {
    const names = Array.from({ length: 9 }, (_, k) => `all/${k}`);
    for (const name of names) {
      folder(name);
      write(`${name}/case.nii`, "x");
      for (const other of names) symlinkSync(`${path}/${other}`, `${path}/${name}/to-${other.slice(4)}`);
    }
    const { files, faults } = listFiles(`${path}/all`);
    expect(files).toEqual(names.map((name) => `${name.slice(4)}/case.nii`));
    expect(faults).toHaveLength(81);
    expect(faults.filter(({ reason }) => reason.includes("above it"))).toHaveLength(9);
    expect(faults.find((one) => one.path === "0/to-1")).toEqual({
      path: "0/to-1",
      reason: "is a link to a folder that is listed already, and was passed over",
    });
  });

  it.skipIf(process.platform !== "linux")("says which names are not text", () => {
    folder("bytes");
    for (const byte of [0xe4, 0xf6]) {
      writeFileSync(
        Buffer.concat([Buffer.from(`${path}/bytes/`), Buffer.of(byte), Buffer.from(".nii")]),
        "x",
      );
    }
    expect(listFiles(`${path}/bytes`)).toEqual({
      files: [],
      others: [],
      faults: [1, 2].map(() => ({
        path: "\ufffd.nii",
        reason: "the name is not UTF-8 text; rename the file",
      })),
    });
    folder("replacement");
    write("replacement/\ufffd.nii", "x");
    expect(listFiles(`${path}/replacement`).files).toEqual(["\ufffd.nii"]);
  });

  it("says which folder is not there", () => {
    expect(listFiles(`${path}/none`).faults).toEqual([{ path: "", reason: "no such file" }]);
  });

  // Root may read everything.
  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "goes on beside a folder that is not ours",
    () => {
      folder("closed/secret");
      write("closed/z.nii", "x");
      chmodSync(`${path}/closed/secret`, 0);
      expect(listFiles(`${path}/closed`)).toMatchObject({
        files: ["z.nii"],
        faults: [{ path: "secret", reason: "permission denied" }],
      });
      chmodSync(`${path}/closed/secret`, 0o700);
    },
  );
});

it("isFolder is true of folders and links to them alone", () => {
  symlinkSync("self", `${path}/self`);
  symlinkSync(`${path}/tree`, `${path}/to-tree`);
  const names = ["tree", "to-tree", "tree/a.png", "none", "self"];
  expect(names.filter((name) => isFolder(`${path}/${name}`))).toEqual(["tree", "to-tree"]);
});
