import { describe, expect, it } from "vitest";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { caseCsv } from "../../../src/cli/write/csv.ts";
import { exampleDataSet, surfaceDataSet } from "../example-data-set.ts";

it("has a row for each class of each case and for each failure, in the order of ids", () => {
  const names = new Map([[2, 'the "spleen"']]);
  const report = reportDataSet(exampleDataSet(), names, { includeBackground: false, resamples: 0 });
  expect(caseCsv(report)).toBe(`\
case,class,name,predicted,actual,intersection,tp,fp,fn,tn,dice,recall,failure
a,1,,10,10,8,8,2,2,88,0.8,0.8,
a,2,"the ""spleen""",4,4,1,1,3,3,93,0.25,0.25,
m,,,,,,,,,,,,p/m.nii: file is empty
"s/b, 2",1,,10,30,10,10,0,20,70,0.5,0.3333333333333333,
"s/b, 2",2,"the ""spleen""",0,0,0,0,0,0,100,,,
z,1,,20,20,18,18,2,2,78,0.9,0.9,
z,2,"the ""spleen""",8,8,6,6,2,2,90,0.75,0.75,
`);
});

/** The cell of an id, in the row of its case. */
function cellOf(id: string, onTerminal = false): string {
  const counts = { intersection: [1, 1], predicted: [1, 1], actual: [1, 1], voxels: 2 };
  const meter = emptyMeter(undefined, undefined).addCounts(counts, { id });
  const report = reportDataSet({ ...exampleDataSet(), meter }, new Map(), { resamples: 0 });
  const csv = caseCsv(report, onTerminal);
  return /\n([\s\S]*?),0,,1,1,1,1,0,0,1,1,1,\n/.exec(csv)![1]!;
}

describe("a cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["=cmd|calc", "'=cmd|calc"],
    ["+1+1", "'+1+1"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", '"\'\r=1"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ["＝1+1", "'＝1+1"],
    // What is not a formula stays as it is.
    ["-2", "-2"],
    ["-1.5e-7", "-1.5e-7"],
    ["a=1", "a=1"],
    ["'a", "'a"],
  ])("of %j is %j", (id, cell) => {
    expect(cellOf(id)).toBe(cell);
  });

  it("is quoted where it contains a line end, in whatever form", () => {
    expect(cellOf("a\rb")).toBe('"a\rb"');
    expect(cellOf("a\nb")).toBe('"a\nb"');
  });

  it("shows control characters as escapes on a terminal alone", () => {
    expect(cellOf("a\x1b[2J", true)).toBe("a\\x1b[2J");
    expect(cellOf("a\x1b[2J")).toBe("a\x1b[2J");
    expect(cellOf("\t=1", true)).toBe("\\t=1");
  });
});

it("has the bounds of scores of surfaces behind all scores", () => {
  const report = reportDataSet(surfaceDataSet(), new Map(), { includeBackground: false, resamples: 0 });
  const rows = caseCsv(report)
    .trimEnd()
    .split("\n")
    .map((row) => row.split(",").slice(10));
  const diagonal = Math.sqrt(0.8 * 0.8 + 25);
  const [hd95, dice] = ["hd95", "surface-dice@0.3mm"];
  const ends = [hd95, dice].flatMap((name) => [`${name}_low`, `${name}_high`]);
  expect(rows[0]).toEqual([hd95, dice, ...ends, "failure"]);
  expect(rows[1]).toEqual(["0", "1", "0", String(diagonal), "0", "1", ""]);
  expect(rows[2]).toEqual(["Infinity", "0", "", "", "", "", ""]);
  expect(rows[3]!.slice(2)).toEqual(["0", String(5 + diagonal), "0", "1", ""]);
});
