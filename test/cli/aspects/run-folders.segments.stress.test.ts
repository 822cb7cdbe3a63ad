import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mergeArguments } from "../../../src/cli/arguments/merge.ts";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import { numberedDataSet } from "../../../src/cli/data-set/numbered-data-set.ts";
import { runFolders } from "../../../src/cli/run-folders.ts";
import { writeReport } from "../../../src/cli/write/write-report.ts";
import { buildProgram, keptOutput } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
buildProgram();

/** A segmentation of 3D Slicer whose two segments overlap, in the layers and with the labels of their sequence. */
function layered(name: string, segments: Readonly<Record<string, readonly number[]>>): void {
  const list = Object.entries(segments);
  const header = [
    "NRRD0004",
    "type: uchar",
    "dimension: 4",
    `sizes: ${list.length} 4 1 1`,
    "kinds: list domain domain domain",
    "space: left-posterior-superior",
    "space directions: none (1,0,0) (0,1,0) (0,0,1)",
    "encoding: ascii",
    ...list.flatMap(([segment], k) => [
      `Segment${k}_Name:=${segment}`,
      `Segment${k}_LabelValue:=1`,
      `Segment${k}_Layer:=${k}`,
    ]),
  ];
  const voxels = [0, 1, 2, 3].flatMap((voxel) => list.map(([, mask]) => mask[voxel]));
  write(name, `${header.join("\n")}\n\n${voxels.join(" ")}\n`);
}

for (const folder of ["p", "t"]) mkdirSync(join(path, folder));
const liver = [1, 1, 1, 0];
const tumor = [0, 1, 0, 0];
layered("p/a.seg.nrrd", { tumor: [0, 1, 1, 0], liver });
layered("t/a.seg.nrrd", { liver, tumor });
layered("p/b.seg.nrrd", { liver: [1, 0, 0, 0], tumor });
layered("t/b.seg.nrrd", { tumor, liver });

async function run(values: OptionValues): Promise<{ code: number; out: string; error: string }> {
  const { written, output } = keptOutput();
  const options = scoreArguments([join(path, "p"), join(path, "t")], { jobs: "2", ...values });
  return { code: await runFolders(options, output), ...written };
}

/** Name, class and Dice of every class of every case. */
function dices(json: string): unknown[] {
  return JSON.parse(json).cases.map(
    ({ id, classes }: { id: string; classes: { class: number; scores: { dice: number } }[] }) => [
      id,
      ...classes.map((each) => [each.class, each.scores.dice]),
    ],
  );
}
const expected = [
  ["a", [1, 1], [2, 2 / 3]],
  ["b", [1, 0.5], [2, 1]],
];

it("overlapping segments of whole folders are matched by name, whatever their sequence in each file", async () => {
  const { code, out, error } = await run({ json: true, resamples: "0" });
  expect(code).toBe(0);
  expect(dices(out)).toEqual(expected);
  const { classes } = JSON.parse(out);
  expect(classes.map((each: { class: number; name: string }) => [each.class, each.name])).toEqual([
    [1, "liver"],
    [2, "tumor"],
  ]);
  expect(error).toContain("were numbered by name: 1 liver, 2 tumor");
});

it("lines have the names of their own case", async () => {
  const lines = (await run({ ndjson: true })).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const named = lines.map(({ classes }) =>
    Object.fromEntries(
      classes.map((each: { name: string; scores: { dice: number } }) => [each.name, each.scores.dice]),
    ),
  );
  expect(named).toEqual([
    { liver: 1, tumor: 2 / 3 },
    { liver: 0.5, tumor: 1 },
  ]);
});

it("shards give the report of the whole, and so does a run that was taken up", async () => {
  const files = await Promise.all(
    ["1/2", "2/2"].map(async (shard, k) => {
      const file = join(path, `shard-${k}.json`);
      expect((await run({ shard, output: file })).code).toBe(0);
      return file;
    }),
  );
  const { output, report } = mergeArguments(files, { json: true, resamples: "0" });
  const { dataSet, settings } = mergeStates(files);
  const numbered = numberedDataSet(dataSet, settings, new Map());
  const merged = keptOutput();
  await writeReport(
    numbered.dataSet,
    numbered.names,
    { settings: report.settings, ...output },
    merged.output,
  );
  expect(merged.written.out).toBe((await run({ json: true, resamples: "0" })).out);
});
