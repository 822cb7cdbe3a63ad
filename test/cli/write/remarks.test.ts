import { expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { remarks } from "../../../src/cli/write/remarks.ts";
import { exampleDataSet } from "../example-data-set.ts";

const report = reportDataSet(exampleDataSet(), new Map(), { resamples: 0 });

it("tells of everything that is not as it should be", () => {
  expect(remarks(report)).toEqual([
    "failed: m: p/m.nii: file is empty",
    "no partner: x.nii in p",
    "no partner: y.png in t",
    "no partner: z.png in t",
    "note: a: by index",
  ]);
});

it("tells nothing where all is well", () => {
  const unpaired = { predictions: [], targets: [] };
  expect(remarks({ ...report, skipped: [], unpaired, notes: [] })).toEqual([]);
});

it("tells a note once", () => {
  const notes = ["a", "b", "c"].map((id) => ({ id, note: id === "c" ? "other" : "by index" }));
  expect(remarks({ ...report, notes }).slice(-2)).toEqual([
    "note: 2 cases, a the first: by index",
    "note: c: other",
  ]);
});

it("shortens a long list, and says where all of it is", () => {
  const files = (count: number) => Array.from({ length: count }, (_, k) => `${k}.nii`);
  const lines = (count: number) =>
    remarks({ ...report, skipped: [], notes: [], unpaired: { predictions: files(count), targets: [] } });
  expect(lines(21)).toHaveLength(21);
  expect(lines(30)).toHaveLength(21);
  expect(lines(30).at(-1)).toBe("no partner: 10 more, which --json and --html list");
});
