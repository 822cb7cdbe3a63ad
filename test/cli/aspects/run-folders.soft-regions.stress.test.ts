import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import type { ClassNames } from "../../../src/cli/names/class-names.ts";
import { regionNames } from "../../../src/cli/names/regions.ts";
import { runFolders } from "../../../src/cli/run-folders.ts";
import { writeReport } from "../../../src/cli/write/write-report.ts";
import { binOf } from "../../../src/metrics/calibration/count-calibration.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { buildProgram, keptOutput } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
buildProgram();

const SHAPE = [3, 5, 8];
const VOXELS = 120;
const BINS = 6;
const REGIONS = [
  { name: "wt", labels: [1, 2, 3] },
  { name: "tc", labels: [1, 3] },
  { name: "et", labels: [3] },
];
const regions = "wt=1+2+3,tc=1+3,et=3";
const metrics = "dice,soft-dice,brier,ece,ace,mce";

/** A softmax of four classes, sigmoids of three regions, and labels. */
function caseOf(seed: number) {
  const softmax = new Float32Array(4 * VOXELS);
  const sigmoids = new Float32Array(3 * VOXELS);
  const labels = new Uint8Array(VOXELS);
  for (let voxel = 0; voxel < VOXELS; voxel++) {
    const raw = [0, 1, 2, 3].map((c) => 1.02 + Math.sin(seed * 13 + voxel * 0.37 + c * 1.9));
    const sum = raw.reduce((all, value) => all + value, 0);
    for (const [c, value] of raw.entries()) softmax[c * VOXELS + voxel] = value / sum;
    for (let r = 0; r < 3; r++)
      sigmoids[r * VOXELS + voxel] = 0.5 + 0.5 * Math.sin(seed + voxel * 0.21 + r * 0.8);
    labels[voxel] = (raw.indexOf(Math.max(...raw)) + Number(voxel % 4 === seed % 4)) % 4;
  }
  return { softmax, sigmoids, labels };
}

for (const folder of ["softmax", "sigmoids", "t"]) mkdirSync(join(path, folder));
for (let k = 0; k < 4; k++) {
  const { softmax, sigmoids, labels } = caseOf(k);
  write(`softmax/c${k}.npy`, makeNpy("<f4", [4, ...SHAPE], softmax));
  write(`sigmoids/c${k}.npy`, makeNpy("<f4", [3, ...SHAPE], sigmoids));
  write(`t/c${k}.npy`, makeNpy("|u1", SHAPE, labels));
}

const reported = { "include-background": true, json: true } as const;

async function run(folder: string, values: OptionValues): Promise<string> {
  const { written, output } = keptOutput();
  const given = { jobs: "2", metrics, bins: String(BINS), "class-axis": "0", spacing: "1,1,1", ...values };
  const options = scoreArguments([join(path, folder), join(path, "t")], given);
  expect(await runFolders(options, output)).toBe(0);
  return written.out;
}

async function merge(files: readonly string[], names: ClassNames, includeBackground: boolean) {
  const { written, output } = keptOutput();
  const settings = { resamples: 0, includeBackground };
  const form = { format: "json", html: undefined, file: undefined } as const;
  await writeReport(mergeStates(files).dataSet, names, { settings, ...form }, output);
  return written.out;
}

/** The scores of probabilities, one loop a score. */
function naiveScores(p: readonly number[], t: readonly boolean[]) {
  let [both, sum, size, square] = [0, 0, 0, 0];
  const bins = Array.from({ length: BINS }, () => ({ n: 0, hits: 0, sum: 0 }));
  for (const [at, value] of p.entries()) {
    const hit = Number(t[at]);
    both += value * hit;
    sum += value;
    size += hit;
    square += (value - hit) ** 2;
    const bin = bins[binOf(value, BINS)]!;
    bin.n++;
    bin.hits += hit;
    bin.sum += value;
  }
  const filled = bins.filter(({ n }) => n > 0);
  const gaps = filled.map(({ n, hits, sum: all }) => Math.abs(all - hits) / n);
  return {
    "soft-dice": (2 * both) / (sum + size),
    brier: square / p.length,
    ece: gaps.reduce((all, gap, k) => all + gap * filled[k]!.n, 0) / p.length,
    ace: gaps.reduce((all, gap) => all + gap, 0) / gaps.length,
    mce: Math.max(...gaps),
  };
}

type Scores = Record<string, number>;
const expectScores = (found: Scores, want: Scores) => {
  for (const [name, value] of Object.entries(want)) expect(found[name]).toBeCloseTo(value, 6);
};

describe.each([
  ["softmax", { argmax: true }],
  ["sigmoids", { threshold: "0.5" }],
] as const)("scores of probabilities of regions, of %s", (folder, decision) => {
  let whole = "";
  beforeAll(async () => {
    whole = await run(folder, { ...decision, regions, json: true, resamples: "0" });
  });

  it("are those of a naive computation", () => {
    const { cases } = JSON.parse(whole);
    for (const [k, one] of cases.entries()) {
      const { softmax, sigmoids, labels } = caseOf(k);
      for (const [place, region] of REGIONS.entries()) {
        const p = Array.from(labels, (_, voxel) =>
          folder === "softmax"
            ? region.labels.reduce((sum, c) => sum + softmax[c * VOXELS + voxel]!, 0)
            : sigmoids[place * VOXELS + voxel]!,
        );
        const inside = Array.from(labels, (label) => region.labels.includes(label));
        expectScores(one.classes[place].scores, naiveScores(p, inside));
        if (folder === "softmax") continue;
        const predicted = p.map((value) => value > 0.5);
        expect(one.classes[place].predicted).toBe(predicted.filter(Boolean).length);
        expect(one.classes[place].intersection).toBe(predicted.filter((is, at) => is && inside[at]).length);
      }
    }
  });

  it("are the same in shards, byte for byte, for any number of threads", async () => {
    const files = ["1/2", "2/2"].map((shard) => join(path, `${folder}-${shard[0]}.json`));
    for (const [k, file] of files.entries())
      await run(folder, { ...decision, regions, shard: `${k + 1}/2`, output: file, jobs: String(k + 1) });
    expect(await merge(files, regionNames(REGIONS), false)).toBe(whole);
  });
});

describe("scores of probabilities", () => {
  it("of a stack are those of each image, the background's too, and the same in shards", async () => {
    const values = { argmax: true, "batch-axis": "0", spacing: "1,1" } as const;
    const whole = await run("softmax", { ...values, ...reported, resamples: "0" });
    const { cases } = JSON.parse(whole);
    const { softmax, labels } = caseOf(0);
    const inner = VOXELS / 3;
    for (let image = 0; image < 3; image++) {
      expect(cases[image].id).toBe(`c0[${image}]`);
      for (let c = 0; c < 4; c++) {
        const voxels = Array.from({ length: inner }, (_, at) => image * inner + at);
        const p = voxels.map((voxel) => softmax[c * VOXELS + voxel]!);
        const inside = voxels.map((voxel) => labels[voxel] === c);
        expectScores(cases[image].classes[c].scores, naiveScores(p, inside));
      }
    }
    const file = join(path, "stack.json");
    await run("softmax", { ...values, state: true, output: file });
    expect(await merge([file], new Map(), true)).toBe(whole);
  });

  it("of other numbers of bins do not merge", async () => {
    const files = ["6", "7"].map((bins) => join(path, `bins-${bins}.json`));
    for (const [k, file] of files.entries())
      await run("softmax", { argmax: true, bins: String(6 + k), shard: `${k + 1}/2`, output: file });
    expect(() => mergeStates(files)).toThrow("--bins 7 differs from 6");
  });

  it("of labels that are chosen count the others as background", async () => {
    const { cases } = JSON.parse(
      await run("softmax", { argmax: true, labels: "2", ...reported, resamples: "0" }),
    );
    const { softmax, labels } = caseOf(1);
    const p = Array.from(labels, (_, voxel) => 1 - softmax[2 * VOXELS + voxel]!);
    expectScores(
      cases[1].classes[0].scores,
      naiveScores(
        p,
        Array.from(labels, (label) => label !== 2),
      ),
    );
  });

  it("want a channel for each region", async () => {
    const { output, written } = keptOutput();
    const given = { threshold: "0.5", "class-axis": "0", regions: "a=1,b=2", metrics, json: true };
    const options = scoreArguments([join(path, "sigmoids"), join(path, "t")], given);
    expect(await runFolders(options, output)).toBe(1);
    expect(JSON.parse(written.out).skipped[0].reason).toContain(
      "has 3 channels, and --regions names 2; want one for each region, in their order, along --class-axis",
    );
  });
});
