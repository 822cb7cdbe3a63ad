import { describe, expect, it } from "vitest";
import { outputArguments, REPORT_OPTIONS, reportArguments } from "../../../src/cli/arguments/report.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("leaves the meter its defaults, but leaves out the background", () => {
  expect(reportArguments({})).toEqual({ names: undefined, settings: { includeBackground: false } });
});

it("takes every option", () => {
  const values = {
    names: "n.json",
    "include-background": true,
    absent: "-1.5",
    "absent-in": "target",
    penalty: "374",
    confidence: "0.9",
    resamples: "0",
    seed: "4294967295",
  };
  expect(reportArguments(values)).toEqual({
    names: "n.json",
    settings: {
      includeBackground: true,
      absent: -1.5,
      absentIn: "target",
      penalty: 374,
      confidence: 0.9,
      resamples: 0,
      seed: 4294967295,
    },
  });
  expect(Object.keys(values)).toEqual(REPORT_OPTIONS);
});

it.each(["skip", "best"] as const)("takes --absent %s", (absent) => {
  expect(reportArguments({ absent }).settings).toMatchObject({ absent });
});

it("has the background where a tool scores it, and regions have none", () => {
  expect(reportArguments({}, "monai").settings.includeBackground).toBe(true);
  expect(reportArguments({ regions: "wt=1+2" }, "monai").settings.includeBackground).toBe(false);
  expect(reportArguments({}, "nnunet").settings.includeBackground).toBe(false);
});

describe("errors", () => {
  it.each([
    [{ absent: "none" }, '--absent is "none", want skip, best or a number'],
    [{ "absent-in": "prediction" }, '--absent-in is "prediction", want both or target'],
    [{ confidence: "95" }, '--confidence is "95", want a number between 0 and 1, such as 0.95'],
    [{ confidence: "1" }, '--confidence is "1", want a number between 0 and 1, such as 0.95'],
    [{ resamples: "-1" }, '--resamples is "-1", want a whole number from 0 to 1000000'],
    [{ seed: "4294967296" }, '--seed is "4294967296", want a whole number from 0 to 4294967295'],
  ])("%j", (values, message) => {
    expect(() => reportArguments(values)).toThrow(new InputError(message));
  });
});

describe("the output", () => {
  it("is a table on the standard output", () => {
    expect(outputArguments({})).toEqual({ format: "table", html: undefined, file: undefined });
  });

  it.each(["json", "csv", "ndjson"] as const)("is --%s, with a page and in a file", (format) => {
    expect(outputArguments({ [format]: true, html: "a.html", output: "b" })).toEqual({
      format,
      html: "a.html",
      file: "b",
    });
  });

  it("is one form at a time", () => {
    expect(() => outputArguments({ csv: true, ndjson: true })).toThrow(
      new InputError("--csv and --ndjson are two forms of one output; choose one"),
    );
  });
});
