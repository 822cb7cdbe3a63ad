import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeNifti, type NiftiOptions } from "../../files/make/make-nifti.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { makePng } from "../../files/make/make-png.ts";
import { buildProgram, node, program } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const [predictions, targets] = [join(path, "predictions"), join(path, "targets")];
for (const folder of [predictions, targets]) mkdirSync(folder);

const shape = [4, 3, 2];
const labels = Array.from({ length: 24 }, (_, k) => k % 3);
const nifti = (options: NiftiOptions = {}) => new Uint8Array(makeNifti(shape, labels, options));
const edited = (edit: (view: DataView) => void) => {
  const bytes = nifti();
  edit(new DataView(bytes.buffer));
  return bytes;
};
const spacing = [1, 1, 2];
const sform = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0];

/** By the name of the file: the prediction, and what is said of it; the target is a good map of that format. */
const files: Readonly<Record<string, readonly [bytes: Uint8Array, reason: string]>> = {
  "bomb.nii.gz": [
    gzipSync(new Uint8Array(2 ** 28)),
    "decompresses to more than the limit of 16 MiB; --max-file raises it",
  ],
  "cut.nii.gz": [
    gzipSync(nifti()).subarray(0, -9),
    "gzip data is cut off or damaged (unexpected end of file); fetch or compress the file again",
  ],
  "empty.nii": [
    new Uint8Array(),
    "file is empty, as after a copy or a download that was cut short; copy or fetch it again",
  ],
  "float.nii": [
    new Uint8Array(
      makeNifti(
        shape,
        labels.map((label) => label / 4),
        { type: "float32" },
      ),
    ),
    "value 0.25 at voxel [1, 0, 0] is not a whole number, and all values are from 0 to 1: probabilities? threshold or argmax makes labels of them; on the command line --threshold 0.5 or --argmax",
  ],
  "huge.nii": [
    edited((view) => {
      for (const axis of [42, 44, 46]) view.setInt16(axis, 32767, true);
    }),
    "header declares shape [32767, 32767, 32767] of 1-byte voxels up to byte 35181150962015, the data ends at 376; the file is cut off",
  ],
  "infinite.nii": [
    nifti({ spacing: [1, Number.POSITIVE_INFINITY, 1] }),
    "header declares spacing [1, Infinity, 1], want a positive length along each axis, or 0 along all",
  ],
  "large.nii": [
    new Uint8Array(2 ** 24 + 1),
    "holds 16777217 bytes, more than the limit of 16 MiB; --max-file raises it",
  ],
  "magic.nii": [nifti({ magic: "n+7" }), "is not a NIfTI file: it has neither of the signatures n+1 and n+2"],
  "mirrored.nii": [
    nifti({ spacing, sform: [-1, 0, 0, 30, ...sform.slice(4)] }),
    `its axes point LAS, those of ${join(targets, "mirrored.nii")} RAS; reorient one to the other, or let --ignore-orientation match voxels by index`,
  ],
  "nan.nii": [
    nifti({ spacing: [Number.NaN, 1, 1] }),
    "header declares spacing [NaN, 1, 1], want a positive length along each axis, or 0 along all",
  ],
  "negative.nii": [
    edited((view) => view.setInt16(42, -4, true)),
    "header declares shape [-4, 3, 2], want at least one voxel along each axis",
  ],
  "offset.nii": [
    edited((view) => view.setFloat32(108, Number.NaN, true)),
    "header declares voxels from byte NaN, want 352 or later",
  ],
  "pixels.png": [
    (() => {
      const bytes = new Uint8Array(makePng(4, 3, labels.slice(0, 12)));
      new DataView(bytes.buffer).setUint32(16, 2 ** 31 - 1);
      return bytes;
    })(),
    "header declares pixels of more than the limit of 16 MiB; --max-file raises it",
  ],
  "python.npy": [
    new Uint8Array(makeNpy("|O", [4], new Uint8Array(32))),
    'data type |O holds no labels; save the labels by numpy.save(file, labels.astype("int32"))',
  ],
  "series.nii": [
    new Uint8Array(makeNifti([4, 3, 2, 3], new Array(72).fill(1))),
    "holds 3 volumes, shape [4, 3, 2, 3], want one label map; the option argmax reads channels of one map",
  ],
};

const good: Readonly<Record<string, Uint8Array>> = {
  nii: nifti({ spacing, sform }),
  gz: gzipSync(nifti({ spacing, sform })),
  npy: new Uint8Array(makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 0))),
  png: new Uint8Array(makePng(4, 3, labels.slice(0, 12))),
};
for (const [name, [bytes]] of Object.entries(files)) {
  writeFileSync(join(predictions, name), bytes);
  writeFileSync(join(targets, name), good[name.split(".").at(-1)!]!);
}
writeFileSync(join(predictions, "zz-good.nii"), good.nii!);
// Several members of gzip are as good as one.
const members = [0, 100, 300, 376].map((at, k, all) =>
  gzipSync(nifti({ spacing, sform }).subarray(at, all[k + 1])),
);
writeFileSync(join(targets, "zz-good.nii.gz"), Buffer.concat(members.slice(0, 3)));

buildProgram();

/** A module that writes the greatest memory of the process, in kilobytes, at its end. */
const meter = write(
  "meter.mjs",
  `import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
);

function run(...args: string[]) {
  const peak = join(path, "peak");
  const result = node(["--import", meter, program, ...args], { env: { PEAK: peak } });
  return { ...result, megabytes: Number(readFileSync(peak, "utf8")) / 1024 };
}

describe("a folder of hostile files", () => {
  it("gives one line for each of them, and the score of the rest", () => {
    const { status, stdout, stderr, megabytes } = run(
      "score",
      predictions,
      targets,
      "--csv",
      "--max-file",
      "16M",
    );
    expect(status).toBe(2);
    const lines = stderr.trimEnd().split("\n");
    const expected = Object.entries(files).map(
      ([name, [, reason]]) =>
        `softdice: failed: ${name.replace(/\..*/, "")}: ${join(predictions, name)}: ${reason}`,
    );
    expect(lines).toEqual(expected);
    expect(stdout).toMatch(/^zz-good,1,,8,8,8,8,0,0,16,1,1,1,1,$/m);
    // Two threads, each with what a file may hold; the bomb would have been a quarter of a gigabyte.
    expect(megabytes).toBeLessThan(250);
  });

  it.skipIf(process.platform === "win32")(
    "neither waits for a pipe, nor reads a device, nor runs in circles",
    () => {
      const [a, b] = [join(path, "special-p"), join(path, "special-t")];
      for (const folder of [a, b]) mkdirSync(folder);
      execFileSync("mkfifo", [join(a, "pipe.nii")]);
      symlinkSync("/dev/zero", join(a, "zero.nii"));
      symlinkSync("circle.nii", join(a, "circle.nii"));
      symlinkSync("nowhere", join(a, "lost.nii"));
      mkdirSync(join(a, "folder.nii"));
      symlinkSync(".", join(a, "up"));
      for (const name of ["pipe", "zero", "circle", "lost", "folder"])
        writeFileSync(join(b, `${name}.nii`), good.nii!);
      const { status, stderr } = run("score", a, b);
      expect(status).toBe(1);
      expect(stderr).toBe(
        [
          `circle: ${a}/circle.nii: is a symbolic link that leads back to itself`,
          `folder: ${a}/folder.nii: is a folder, not a file`,
          `lost: ${a}/lost.nii: no such file`,
          `pipe: ${a}/pipe.nii: is a pipe, not a file`,
          `up/: ${a}/up: is a link to a folder above it, and was passed over`,
          `zero: ${a}/zero.nii: is a device, not a file`,
        ]
          .map((line) => `softdice: failed: ${line}\n`)
          .join(""),
      );
    },
  );
});
