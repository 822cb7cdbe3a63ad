import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { beforeAll, expect, it } from "vitest";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import { runFolders } from "../../../src/cli/run-folders.ts";
import { writeReport } from "../../../src/cli/write/write-report.ts";
import { argmax, DiceMeter, labelMap, type ScoreName, tensor } from "../../../src/index.ts";
import { SCORES } from "../../../src/metrics/scores/score-table.ts";
import { surfaceState } from "../../../src/metrics/state/surface-state.ts";
import { createPool } from "../../../src/workers/pool.ts";
import { buildLibrary } from "../../contract/build-library.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { buildProgram, keptOutput } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
buildProgram();

const SHAPE = [4, 9, 10];
const VOXELS = 360;
const METRICS = Object.keys(SCORES);
const worker = join(buildLibrary(), "workers/worker.js");
const pairs: { values: Float32Array; labels: Uint8Array }[] = [];

/** Two balls whose probabilities fall with the distance from their centres, and the same balls moved. */
for (const folder of ["p", "t"]) mkdirSync(join(path, folder));
for (let k = 0; k < 4; k++) {
  const values = new Float32Array(3 * VOXELS);
  const labels = new Uint8Array(VOXELS);
  for (let voxel = 0; voxel < VOXELS; voxel++) {
    const [z, y, x] = [Math.floor(voxel / 90), Math.floor(voxel / 10) % 9, voxel % 10];
    const near = [2, 7].map((at) => Math.exp(-((z - 1.5) ** 2 + (y - 4) ** 2 + (x - at) ** 2) / (3 + k)));
    const sum = 0.3 + near[0]! + near[1]!;
    for (const [c, value] of [0.3, ...near].entries()) values[c * VOXELS + voxel] = value / sum;
    const distance = [2, 7].map((at) => Math.hypot(z - 1.5, y - 4 - (k % 2), x - at));
    labels[voxel] = distance[0]! < 2 ? 1 : distance[1]! < 1.8 && k !== 3 ? 2 : 0;
  }
  pairs.push({ values, labels });
  write(`p/c${k}.npy`, makeNpy("<f4", [3, ...SHAPE], values));
  write(`t/c${k}.npy`, makeNpy("|u1", SHAPE, labels));
}
const tolerances = write("tolerances.json", '{"1": 1, "2": 1.5}');

async function run(values: OptionValues): Promise<string> {
  const { written, output } = keptOutput();
  const options = scoreArguments([join(path, "p"), join(path, "t")], {
    metrics: METRICS.join(","),
    argmax: true,
    "class-axis": "0",
    spacing: "2,1,1",
    lesions: "maximum",
    tolerances,
    bins: "5",
    jobs: "2",
    ...values,
  });
  expect(await runFolders(options, output)).toBe(0);
  return written.out;
}

interface Report {
  readonly cases: { readonly classes: { readonly scores: Record<string, unknown> }[] }[];
}

let whole = "";
beforeAll(async () => {
  whole = await run({ json: true, resamples: "0" });
});

it("every score of the table has a value in some case", () => {
  const { cases } = JSON.parse(whole) as Report;
  const rows = cases.flatMap(({ classes }) => classes.map(({ scores }) => scores));
  const without = METRICS.filter((name) => rows.every((scores) => (scores[name] ?? null) === null));
  expect(without).toEqual([]);
});

it("every score is the same in one thread and in several, and in shards, byte for byte", async () => {
  expect(await run({ json: true, resamples: "0", jobs: "1" })).toBe(whole);
  const files = ["1/3", "2/3", "3/3"].map((shard) => join(path, `shard-${shard[0]}.json`));
  for (const [k, file] of files.entries()) await run({ shard: `${k + 1}/3`, output: file });
  const { written, output } = keptOutput();
  const { dataSet } = mergeStates([...files].reverse());
  const settings = { includeBackground: false, resamples: 0 };
  const form = { format: "json", html: undefined, file: undefined } as const;
  await writeReport(dataSet, new Map(), { settings, ...form }, output);
  expect(written.out).toBe(whole);
});

/** The rules of the command, which a state holds. */
async function keptRules() {
  const state = join(path, "state-of-one.json");
  await run({ shard: "1/4", output: state });
  return JSON.parse(readFileSync(state, "utf8")).meter;
}

const poolOfTwo = () => createPool({ workers: 2, inlineBelow: 0, createWorker: () => new Worker(worker) });

it("every score of lesions and probabilities is the same by a pool of the library, to the bit", async () => {
  const { connectivity: _, penalty, ...lesions } = (await keptRules()).lesions;
  const rules = { ...lesions, penalty: Number(penalty), spacing: [2, 1, 1], classes: 3 };
  const meter = new DiceMeter({ measures: ["probabilities"], bins: 5 });
  const pool = poolOfTwo();
  const ofLesions: Record<string, unknown>[][] = [];
  for (const [k, { values, labels }] of pairs.entries()) {
    const probabilities = tensor(values, [3, ...SHAPE]);
    const [prediction, target] = [argmax(probabilities, { classAxis: 0 }), labelMap(labels, SHAPE)];
    const [{ classes }, counts] = await Promise.all([
      pool.lesionScores(prediction, target, rules),
      pool.countProbabilities(tensor(values, [1, 3, ...SHAPE]), labelMap(labels, [1, ...SHAPE]), {
        classAxis: 1,
        bins: 5,
      }),
    ]);
    ofLesions.push(classes.map(({ scores }) => scores));
    meter.add(prediction, target, { id: `c${k}`, probabilities: counts });
  }
  await pool.close();
  const { cases } = JSON.parse(whole) as Report;
  const names = METRICS.filter((name) => name.startsWith("lesion-"));
  for (const name of names)
    expect(
      ofLesions.map((classes) => classes.map((scores) => scores[name])),
      name,
    ).toEqual(cases.map(({ classes }) => classes.map(({ scores }) => scores[name] ?? null)));
  expect(names.length).toBeGreaterThan(5);
  const scores = ["soft-dice", "brier", "ece", "ace", "mce"] as const;
  const report = JSON.parse(JSON.stringify(meter.report({ includeBackground: false, scores }))) as Report;
  for (const name of scores)
    expect(
      report.cases.map(({ classes }) => classes.map((one) => one.scores[name])),
      name,
    ).toEqual(cases.map(({ classes }) => classes.map((one) => one.scores[name])));
});

it("every score of counts and distances is the same by a pool of the library, to the bit", async () => {
  const { widths: _, ...rules } = (await keptRules()).surface;
  const meter = new DiceMeter({ surface: rules });
  const pool = poolOfTwo();
  for (const [k, { values, labels }] of pairs.entries()) {
    const prediction = argmax(tensor(values, [3, ...SHAPE]), { classAxis: 0 });
    const target = labelMap(labels, SHAPE);
    const counts = await pool.countOverlap(prediction, target, { classes: 3 });
    const { classes, voxel } = await pool.surfaceDistances(prediction, target, {
      classes: 3,
      spacing: [2, 1, 1],
    });
    const surfaces = [1, 2]
      .filter((label) => counts.predicted[label]! + counts.actual[label]! > 0)
      .map((label) => surfaceState(label, classes[label]!, rules, voxel!.diagonal));
    meter.addCounts(counts, { id: `c${k}`, surfaces, voxel: voxel! });
  }
  await pool.close();
  const { cases } = JSON.parse(whole) as Report;
  const wanted = (name: string) => cases.map(({ classes }) => classes.map(({ scores }) => scores[name]));
  const compared = METRICS.filter((name) => {
    let report: string;
    try {
      report = JSON.stringify(meter.report({ includeBackground: false, scores: [name as ScoreName] }));
    } catch {
      // It is made of lesions, probabilities or other measures, which a pool does not take.
      return false;
    }
    const found = (JSON.parse(report) as Report).cases;
    expect(
      found.map(({ classes }) => classes.map(({ scores }) => scores[name])),
      name,
    ).toEqual(wanted(name));
    return true;
  });
  expect(compared).toEqual(expect.arrayContaining(["dice", "kappa", "surface-dice", "hd", "assd"]));
  expect(compared.length).toBeGreaterThan(15);
});
