import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { peakMemory, runProgram, softdice, temporaryFolder } from "../harness/program.ts";
import { type Case, type Checksum, type Subject, type Suite, subject } from "../harness/subject.ts";

const data = process.env.SOFTDICE_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const volume = `${data}/torsoLabel.nii.gz`;
const present = existsSync(volume);
if (!present) console.warn(`SKIPPED: the command is not measured, ${volume} is missing`);

const HEADER = 352;
const CASES = 20;

interface Torso {
  /** The file, decompressed. */
  readonly target: Buffer;
  /** The same shifted by a voxel in x. */
  readonly prediction: Buffer;
}

/** Labels of organs; or, as plastimatch compares no more than two, one mask of all. */
function torso(mask: boolean): Torso {
  const target = gunzipSync(readFileSync(volume));
  if (mask) for (let at = HEADER; at < target.length; at++) target[at] = Math.min(1, target[at]!);
  const prediction = Buffer.from(target);
  const width = target.readInt16LE(42);
  for (let at = HEADER; at < target.length; at++)
    prediction[at] = (at - HEADER) % width === 0 ? 0 : target[at - 1]!;
  return { target, prediction };
}

/** Folders with as many pairs, compressed or not. */
function writePairs(count: number, { mask = false, compressed = true } = {}) {
  const folder = temporaryFolder();
  const [predictions, targets] = [join(folder, "predictions"), join(folder, "targets")];
  const { prediction, target } = torso(mask);
  const ending = compressed ? ".nii.gz" : ".nii";
  for (const [path, bytes] of [
    [predictions, prediction],
    [targets, target],
  ] as const) {
    mkdirSync(path);
    const file = (k: number) => join(path, `torso-${k}${ending}`);
    writeFileSync(file(0), compressed ? gzipSync(bytes) : bytes);
    for (let k = 1; k < count; k++) copyFileSync(file(0), file(k));
  }
  const first = `torso-0${ending}`;
  return { predictions, targets, prediction: join(predictions, first), target: join(targets, first) };
}

/** The mean Dice of the classes, by the loop that anyone would write. */
function expectedDice(mask: boolean): Checksum {
  const { prediction, target } = torso(mask);
  const [both, sum] = [new Float64Array(256), new Float64Array(256)];
  for (let at = HEADER; at < target.length; at++) {
    const [p, t] = [prediction[at]!, target[at]!];
    sum[p]!++;
    sum[t]!++;
    if (p === t) both[p]!++;
  }
  const scores = [...sum.keys()].slice(1).filter((label) => sum[label]! > 0);
  return {
    dice: scores.reduce((total, label) => total + (2 * both[label]!) / sum[label]!, 0) / scores.length,
  };
}

type Pairs = ReturnType<typeof writePairs>;

function softdiceSubject(
  name: string,
  write: () => Pairs,
  args: (pairs: Pairs) => readonly string[],
  dice: (report: string) => number = (report) => JSON.parse(report).mean.dice,
): Subject {
  return subject(name, () => {
    const command = [...softdice, "score", ...args(write()), "--json"];
    return {
      run: () => runProgram(command),
      checksum: (report) => ({ dice: dice(report) }),
      megabytes: () => peakMemory(command),
    };
  });
}

/** What Node takes for both files without the rest: the least that any reader of them in it takes. */
const decompression = subject("decompression of both, in a process that runs", () => {
  const { prediction, target } = writePairs(1);
  const files = [prediction, target].map((file) => readFileSync(file));
  return { run: () => files.map((bytes) => gunzipSync(bytes).length), checksum: () => expectedDice(false) };
});

const plastimatch = subject("plastimatch dice", () => {
  const { prediction, target } = writePairs(1, { mask: true });
  return {
    run: () => runProgram(["plastimatch", "dice", "--dice", target, prediction]),
    checksum: (report) => ({ dice: Number(/DICE:\s*([\d.]+)/.exec(report)![1]) }),
  };
});

const hasPlastimatch = spawnSync("plastimatch", ["--version"]).error === undefined;
if (present && !hasPlastimatch)
  console.warn("SKIPPED: no comparison with plastimatch, which is not installed");

const voxels = 384 * 320 * 89;
const pair = ({ prediction, target }: Pairs) => [prediction, target];
const folders = (jobs: number) => (pairs: Pairs) => [
  pairs.predictions,
  pairs.targets,
  "--jobs",
  String(jobs),
];
const meanOfCases = (report: string) => JSON.parse(report).overall.dice.mean.value;

const cases: Case[] = [
  {
    size: "one pair of 11 classes",
    elements: voxels,
    tolerance: 1e-14,
    expected: () => expectedDice(false),
    subjects: [
      softdiceSubject("softdice score, .nii.gz", () => writePairs(1), pair),
      softdiceSubject("softdice score, .nii", () => writePairs(1, { compressed: false }), pair),
      decompression,
    ],
  },
  {
    size: "one pair of masks",
    elements: voxels,
    // plastimatch prints six digits.
    tolerance: 1e-6,
    expected: () => expectedDice(true),
    subjects: [
      ...(hasPlastimatch ? [plastimatch] : []),
      softdiceSubject("softdice score", () => writePairs(1, { mask: true }), pair),
    ],
  },
  {
    size: `${CASES} pairs of 11 classes`,
    elements: CASES * voxels,
    tolerance: 1e-14,
    expected: () => expectedDice(false),
    subjects: [1, 2].map((jobs) =>
      softdiceSubject(`softdice score --jobs ${jobs}`, () => writePairs(CASES), folders(jobs), meanOfCases),
    ),
  },
];

export const score: Suite = {
  name: "score",
  title: "whole processes of the command, on 384 × 320 × 89 voxels a file",
  unit: "voxel",
  cases: present ? cases : [],
};
