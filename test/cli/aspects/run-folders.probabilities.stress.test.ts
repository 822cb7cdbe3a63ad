import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { mergeArguments } from "../../../src/cli/arguments/merge.ts";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { countSettings } from "../../../src/cli/data-set/count-settings.ts";
import { openJournal } from "../../../src/cli/data-set/journal.ts";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import { progressFile } from "../../../src/cli/output/outputs.ts";
import { runFolders } from "../../../src/cli/run-folders.ts";
import { runPair } from "../../../src/cli/run-pair.ts";
import { version } from "../../../src/cli/version.ts";
import { writeReport } from "../../../src/cli/write/write-report.ts";
import { brierScore, countProbabilities, DiceMeter, labelMap, tensor } from "../../../src/index.ts";
import { argmax } from "../../../src/tensor/make/argmax.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { buildProgram, keptOutput } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
buildProgram();

const SHAPE = [8, 9, 10];
const VOXELS = 720;
const CASES = 6;
const scores = ["dice", "soft-dice", "brier", "ece", "ace", "mce"] as const;
const METRICS: OptionValues = {
  metrics: scores.join(","),
  argmax: true,
  "class-axis": "0",
  spacing: "1,1,1",
};

/** Probabilities of three classes, channels first, and a label map. */
function caseOf(seed: number) {
  const values = new Float32Array(3 * VOXELS);
  const labels = new Uint8Array(VOXELS);
  for (let voxel = 0; voxel < VOXELS; voxel++) {
    const raw = [0, 1, 2].map((c) => 1.01 + Math.sin(seed * 17 + voxel * 0.7 + c * 2.1));
    const sum = raw[0]! + raw[1]! + raw[2]!;
    for (const [c, value] of raw.entries()) values[c * VOXELS + voxel] = value / sum;
    labels[voxel] = (raw.indexOf(Math.max(...raw)) + Number(voxel % 5 === seed % 5)) % 3;
  }
  return { values, labels };
}

for (const folder of ["p", "t"]) mkdirSync(join(path, folder));
for (let k = 0; k < CASES; k++) {
  const { values, labels } = caseOf(k);
  write(`p/c${k}.npy`, makeNpy("<f4", [3, ...SHAPE], values));
  write(`t/c${k}.npy`, makeNpy("|u1", SHAPE, labels));
}

async function run(values: OptionValues): Promise<string> {
  const { written, output } = keptOutput();
  const options = scoreArguments([join(path, "p"), join(path, "t")], {
    jobs: "2",
    ...METRICS,
    ...(values.shard === undefined && { resamples: "50" }),
    ...values,
  });
  expect(await runFolders(options, output)).toBe(0);
  return written.out;
}

async function merge(files: readonly string[], values: OptionValues): Promise<string> {
  const { written, output } = keptOutput();
  const { report, output: form } = mergeArguments([...files], { resamples: "50", ...values });
  const { dataSet } = mergeStates(files);
  await writeReport(dataSet, new Map(), { settings: report.settings, ...form }, output);
  return written.out;
}

function tensorsOf(seed: number) {
  const { values, labels } = caseOf(seed);
  return { probabilities: tensor(values, [1, 3, ...SHAPE]), target: labelMap(labels, [1, ...SHAPE]) };
}

/** The meter of the library over the same cases. */
function libraryMeter(cases = CASES) {
  const meter = new DiceMeter({ measures: ["probabilities"] });
  for (let k = 0; k < cases; k++) {
    const { probabilities, target } = tensorsOf(k);
    meter.add(argmax(probabilities, { classAxis: 1 }), target, {
      id: `c${k}`,
      probabilities: countProbabilities(probabilities, target, { classAxis: 1 }),
    });
  }
  return meter;
}

describe("scores of probabilities", () => {
  let whole = "";
  beforeAll(async () => {
    whole = await run({ json: true });
  });

  it("of folders are those of the library", () => {
    const { cases, classes, overall, settings } = JSON.parse(whole);
    expect({ cases, classes, overall, settings, skipped: [] }).toEqual(
      JSON.parse(JSON.stringify(libraryMeter().report({ scores, includeBackground: false, resamples: 50 }))),
    );
  });

  it("are the same for one thread and for several, in shards, merged, and in a run that was taken up", async () => {
    expect(await run({ json: true, jobs: "1" })).toBe(whole);
    const files: string[] = [];
    for (const [k, shard] of ["1/3", "2/3", "3/3"].entries()) {
      files.push(join(path, `shard-${k}.json`));
      await run({ shard, output: files[k]! });
    }
    expect(await merge(files, { json: true })).toBe(whole);
    expect(await merge([...files].reverse(), { csv: true })).toBe(await run({ csv: true }));
    expect(await merge(files, { markdown: true })).toBe(await run({ markdown: true }));
    // The first cases are those that the library counts.
    const file = join(path, "resumed.json");
    const { output, pair, match } = scoreArguments([join(path, "p"), join(path, "t")], {
      ...METRICS,
      output: file,
    });
    const settings = countSettings({ match, layout: undefined, missing: false }, pair);
    const journal = openJournal(progressFile(output)!, { program: version(), settings }, false);
    for (const one of libraryMeter(3).toJSON().cases) {
      const [prediction, target] = ["p", "t"].map((folder) => join(path, folder, `${one.id}.npy`));
      const found = { id: one.id, prediction: prediction!, target: target! };
      journal.finished(found);
      journal.add(found, { cases: [one] });
    }
    journal.close();
    await run({ json: true, output: file, resume: true, jobs: "1" });
    expect(readFileSync(file, "utf8")).toBe(whole);
  });

  it("of a pair are those of its case, with bins for calibration errors alone", async () => {
    const pair = async (values: OptionValues) => {
      const { written, output } = keptOutput();
      const files = ["p/c2.npy", "t/c2.npy"].map((file) => join(path, file));
      expect(await runPair(scoreArguments(files, { ...METRICS, ...values }), output)).toBe(0);
      return written.out;
    };
    const { classes, mean } = JSON.parse(await pair({ json: true }));
    const one = JSON.parse(whole).cases[2];
    for (const each of one.classes)
      expect(classes[each.class]).toMatchObject({ ...each.scores, calibration: each.calibration });
    expect(mean).toMatchObject(one.scores);
    const { probabilities: p, target: t } = tensorsOf(2);
    expect(classes[0].brier).toBe(brierScore(p, t, { classAxis: 1, average: "none" })[0]);
    expect(classes[0].calibration).toHaveLength(15);
    expect(await pair({ json: true, metrics: "brier" })).not.toContain("calibration");
    expect(await pair({})).toMatch(/class +prediction +target +Dice +soft Dice +Brier score +ECE +ACE +MCE/);
  });

  it("are columns of CSV and fields of lines", async () => {
    const [head, row] = (await run({ csv: true })).split("\n");
    const cells = new Map(head!.split(",").map((name, k) => [name, row!.split(",")[k]]));
    const [first] = JSON.parse(whole).cases[0].classes;
    for (const score of scores) expect(cells.get(score)).toBe(String(first.scores[score]));
    const [line] = (await run({ ndjson: true })).split("\n");
    expect(JSON.parse(line!).classes[0].calibration).toEqual(first.calibration);
  });

  it("of one class are those of its probabilities, other labels as background", async () => {
    const { values, labels } = caseOf(1);
    const ones = values.slice(VOXELS, 2 * VOXELS);
    const files = [write("one.npy", makeNpy("<f4", SHAPE, ones)), join(path, "t/c1.npy")];
    const { written, output } = keptOutput();
    const options = scoreArguments(files, {
      metrics: "brier",
      spacing: "1,1,1",
      threshold: "0.5",
      labels: "1",
      json: true,
    });
    expect(await runPair(options, output)).toBe(0);
    const target = labelMap(
      labels.map((label) => Number(label === 1)),
      [1, ...SHAPE],
    );
    expect(JSON.parse(written.out).classes[1].brier).toBe(
      brierScore(tensor(ones, [1, ...SHAPE]), target, { classAxis: null }),
    );
  });

  it("have intervals", () => {
    const { brier, ece } = JSON.parse(whole).overall;
    for (const { mean } of [brier, ece]) {
      expect(mean.low).toBeLessThan(mean.value);
      expect(mean.high).toBeGreaterThan(mean.value);
    }
  });

  it("of a missing prediction are those of certainty of the background", async () => {
    mkdirSync(join(path, "fewer"));
    const { values } = caseOf(0);
    write("fewer/c0.npy", makeNpy("<f4", [3, ...SHAPE], values));
    const { written, output } = keptOutput();
    const options = scoreArguments([join(path, "fewer"), join(path, "t")], {
      ...METRICS,
      json: true,
      missing: "worst",
    });
    await runFolders(options, output);
    const { cases } = JSON.parse(written.out);
    const [one] = cases[1].classes;
    expect(cases).toHaveLength(CASES);
    expect(one.scores["soft-dice"]).toBe(0);
    expect(one.scores.brier).toBeCloseTo(one.actual / VOXELS, 14);
    expect(one.scores.mce).toBeCloseTo(one.actual / VOXELS, 14);
  });
});
