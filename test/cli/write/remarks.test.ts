import { expect, it } from "vitest";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { remarks } from "../../../src/cli/write/remarks.ts";
import { exampleDataSet } from "../example-data-set.ts";

const report = reportDataSet(exampleDataSet(), new Map(), { resamples: 0 });

it("lists failures, lonely files and notes", () => {
  expect(remarks(report)).toEqual([
    "failed: m: p/m.nii: file is empty",
    "no partner: x.nii in p",
    "no partner: y.png in t",
    "no partner: z.png in t",
    "note: a: by index",
  ]);
});

it("is empty where nothing is to be known", () => {
  const unpaired = { predictions: [], targets: [] };
  expect(remarks({ ...report, skipped: [], unpaired, notes: [] })).toEqual([]);
});

it("lists a note once", () => {
  const notes = ["a", "b", "c"].map((id) => ({ id, note: id === "c" ? "other" : "by index" }));
  expect(remarks({ ...report, notes }).slice(-2)).toEqual([
    "note: 2 cases, a the first: by index",
    "note: c: other",
  ]);
});

it("names classes that one side lacks in every case", () => {
  const meter = emptyMeter(undefined, undefined);
  const add = (id: string, predicted: number[], actual: number[]) =>
    meter.addCounts({ predicted, actual, intersection: predicted.map(() => 0), voxels: 9 }, { id });
  add("a", [5, 4, 0, 0, 0], [5, 0, 0, 0, 4]);
  add("b", [4, 4, 1, 0, 0], [8, 0, 1, 0, 0]);
  const one = reportDataSet({ ...exampleDataSet(), meter }, new Map(), { resamples: 0 });
  expect(remarks(one).at(-1)).toBe("note: label 4 has no prediction, label 1 has no target, in any case");
});

it("shortens a long list, and says where all of it is", () => {
  const files = (count: number) => Array.from({ length: count }, (_, k) => `${k}.nii`);
  const lines = (count: number) =>
    remarks({ ...report, skipped: [], notes: [], unpaired: { predictions: files(count), targets: [] } });
  expect(lines(21)).toHaveLength(21);
  expect(lines(30)).toHaveLength(21);
  expect(lines(30).at(-1)).toBe("no partner: 10 more, which --json and --html list");
});
