import { expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { caseCsv } from "../../../src/cli/write/csv.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("has a row for each class of each case and for each failure, in the order of ids", () => {
  const names = new Map([[2, 'the "spleen"']]);
  const report = reportDataSet(exampleDataSet(), names, { includeBackground: false, resamples: 0 });
  expect(caseCsv(report)).toBe(`\
case,class,name,predicted,actual,intersection,dice,recall,failure
a,1,,10,10,8,0.8,0.8,
a,2,"the ""spleen""",4,4,1,0.25,0.25,
m,,,,,,,,p/m.nii: file is empty
"s/b, 2",1,,10,30,10,0.5,0.3333333333333333,
"s/b, 2",2,"the ""spleen""",0,0,0,,,
z,1,,20,20,18,0.9,0.9,
z,2,"the ""spleen""",8,8,6,0.75,0.75,
`);
});
