/*
 * Reads a volume of 512 × 512 × 240 labels in a process of its own, by softdice/files and by @itk-wasm/image-io, which is
 * installed into a temporary folder. Prints processor seconds of the whole process and its peak memory, the medians of three
 * runs in turn, and fails if the two find other voxels.
 *
 *     npm run bench:formats
 */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateSync, gzipSync } from "node:zlib";
import { niftiFile } from "../inputs/nifti-file.ts";

const [X, Y, Z] = [512, 512, 240];
const RUNS = 3;
const ITK = "@itk-wasm/image-io@1.6.1";
const folder = mkdtempSync(join(tmpdir(), "softdice-formats-"));

/** Nested balls of eight labels: runs as long as those of organs. */
function labels(): Uint8Array {
  const voxels = new Uint8Array(X * Y * Z);
  for (let z = 0, at = 0; z < Z; z++)
    for (let y = 0; y < Y; y++)
      for (let x = 0; x < X; x++, at++) {
        const distance = Math.hypot(x - 256, y - 250, 2 * (z - 120));
        voxels[at] = distance < 240 ? 1 + (Math.floor(distance / 30) % 8) : 0;
      }
  return voxels;
}

function nifti(voxels: Uint8Array): Buffer {
  return niftiFile(voxels, [X, Y, Z], [1, 1, 2]);
}

function mgh(voxels: Uint8Array): Buffer {
  const header = Buffer.alloc(284);
  [1, X, Y, Z, 1, 0].forEach((value, k) => {
    header.writeInt32BE(value, 4 * k);
  });
  header.writeInt16BE(1, 28);
  [1, 1, 2, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0].forEach((value, k) => {
    header.writeFloatBE(value, 30 + 4 * k);
  });
  return gzipSync(Buffer.concat([header, voxels]));
}

function metaImage(voxels: Uint8Array): Buffer {
  const packed = deflateSync(voxels);
  const header = `ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = True\nCompressedDataSize = ${packed.length}\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 0 0 0\nElementSpacing = 1 1 2\nDimSize = ${X} ${Y} ${Z}\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n`;
  return Buffer.concat([Buffer.from(header), packed]);
}

function nrrd(voxels: Uint8Array): Buffer {
  const header = `NRRD0004\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\nsizes: ${X} ${Y} ${Z}\nspace directions: (1,0,0) (0,1,0) (0,0,2)\nkinds: domain domain domain\nencoding: gzip\nspace origin: (0,0,0)\n\n`;
  return Buffer.concat([Buffer.from(header), gzipSync(voxels)]);
}

const OURS = `const { readLabels } = await import(process.argv[1]);
const data = (await readLabels(process.argv[2])).labels.data;`;
const THEIRS = `const { readImageNode } = await import(process.argv[1]);
const data = (await readImageNode(process.argv[2])).data;`;
const REPORT = `
let sum = 0;
for (let k = 0; k < data.length; k++) sum += data[k];
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ sum, memory: maxRSS, seconds: (userCPUTime + systemCPUTime) / 1e6 }));`;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly sum: number;
}

function run(program: string, module: string, file: string): Run {
  const args = ["--input-type=module", "-e", program + REPORT, module, file];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const { sum, memory, seconds } = JSON.parse(stdout.trim().split("\n").at(-1)!);
  return { seconds, megabytes: memory / 1024, sum };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

try {
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", ITK, "--no-audit", "--no-fund", "--silent"], {
    cwd: folder,
    stdio: "ignore",
  });
  const itk = pathToFileURL(join(folder, "node_modules/@itk-wasm/image-io/dist/index-node.js")).href;
  const ours = new URL("../../dist/files/index.js", import.meta.url).href;
  const voxels = labels();
  const files = { "a.mha": metaImage, "a.nrrd": nrrd, "a.nii.gz": nifti, "a.mgz": mgh };
  console.log(
    `| file | softdice, s | ${ITK}, s | ratio | softdice, MB | image-io, MB |\n| --- | ---: | ---: | ---: | ---: | ---: |`,
  );
  for (const [name, write] of Object.entries(files)) {
    const file = join(folder, name);
    writeFileSync(file, write(voxels));
    const pairs = Array.from(
      { length: RUNS },
      () => [run(OURS, ours, file), run(THEIRS, itk, file)] as const,
    );
    for (const [a, b] of pairs)
      if (a.sum !== b.sum) throw new Error(`${name}: voxels add up to ${a.sum} and ${b.sum}`);
    const of = (which: 0 | 1, key: "seconds" | "megabytes") => median(pairs.map((pair) => pair[which][key]));
    const [seconds, others] = [of(0, "seconds"), of(1, "seconds")];
    console.log(
      `| ${name} | ${seconds.toFixed(2)} | ${others.toFixed(2)} | ${(others / seconds).toFixed(1)} | ${of(0, "megabytes").toFixed(0)} | ${of(1, "megabytes").toFixed(0)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
