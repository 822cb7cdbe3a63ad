import { describe, expect, it } from "vitest";
import { parseMetrics } from "../../../src/cli/arguments/metrics.ts";
import { checkReport, nameOf, reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { exampleDataSet } from "../example-data-set.ts";

const names = new Map([[1, "liver"]]);

it("is the report of the meter, with names and what is known of the folders", () => {
  const report = reportDataSet(exampleDataSet(), names, { includeBackground: false });
  expect(report).toMatchObject({
    predictions: "p",
    targets: "t",
    unpaired: { targets: ["y.png", "z.png"] },
    notes: [{ id: "a", note: "by index" }],
    settings: { scores: ["dice", "recall"], resamples: 2000 },
    skipped: [{ id: "m" }],
    classes: [{ class: 1, name: "liver", actual: 60 }, { class: 2 }],
  });
  expect(report.classes[1]).not.toHaveProperty("name");
  expect(report.cases[0]!.classes).toMatchObject([{ class: 1, name: "liver" }, { class: 2 }]);
  expect(report.cases.map(({ id }) => id)).toEqual(["a", "s/b, 2", "z"]);
  expect(report).not.toHaveProperty("meter");
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

it("takes other scores on demand", () => {
  const report = reportDataSet(exampleDataSet(), names, { resamples: 0 }, ["jaccard"]);
  expect(Object.keys(report.overall)).toEqual(["jaccard"]);
});

describe("settings that contradict each other", () => {
  const metrics = parseMetrics("dice,hd");
  const message = /^absent is 1, for dice and for hd/;

  it("are refused before there is anything to report", () => {
    expect(() => checkReport({ absent: 1 }, metrics)).toThrow(InputError);
    expect(() => checkReport({ absent: 1 }, metrics)).toThrow(message);
    checkReport({ absent: "best" }, metrics);
    checkReport({ absent: 1 }, parseMetrics("dice"));
  });

  it("are refused when a state does not hold what they need", () => {
    expect(() => reportDataSet(exampleDataSet(), names, {}, ["hd95"])).toThrow(InputError);
    expect(() => reportDataSet(exampleDataSet(), names, {}, ["hd95"])).toThrow(/^score "hd95" needs/);
  });
});

it("nameOf gives a name where there is one", () => {
  expect([nameOf(1, names), nameOf(2, names)]).toEqual([{ name: "liver" }, {}]);
});
