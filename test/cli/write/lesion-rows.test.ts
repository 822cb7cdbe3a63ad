import { expect, it } from "vitest";
import { lesionCsv, lesionLines } from "../../../src/cli/write/lesion-rows.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const meter = new DiceMeter({ lesions: { percentiles: [100] } })
  .add(labelMap([1, 1, 0, 0, 1], [1, 5]), labelMap([1, 1, 0, 0, 0], [1, 5]), { id: "b", spacing: [10, 10] })
  .skip("a", "lost");
const report = meter.report({ resamples: 0 });
const names = new Map([[1, "tumour"]]);

it("is a row a lesion, and one a failure, in the order of ids", () => {
  expect(lesionCsv(report, names)).toBe(`\
case,class,name,outcome,target,predictions,split into,merged with,centre,target ml,predicted ml,target voxels,predicted voxels,intersection,dice,jaccard,hd,hd_low,hd_high,failure
a,,,,,,,,,,,,,,,,,,,lost
b,1,tumour,matched,1,1,,,0 0.5,0.2,0.2,2,2,2,1,1,0,0,14.142135623730951,
b,1,tumour,extra,,2,,,0 4,0,0.1,0,1,0,0,0,Infinity,,,
`);
});

it("is a line of JSON a lesion", () => {
  const lines = lesionLines(report, names).trim().split("\n");
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    id: "b",
    name: "tumour",
    outcome: "matched",
    targetVolume: 0.2,
    bounds: { hd: { low: 0, verdict: "finer than the grid" } },
  });
  expect(JSON.parse(lines[2]!)).toEqual({ id: "a", failure: "lost" });
});
