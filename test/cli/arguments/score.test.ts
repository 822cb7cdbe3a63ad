import { describe, expect, it } from "vitest";
import { DEFAULT_METRICS } from "../../../src/cli/arguments/metrics.ts";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { DEFAULT_LIMIT } from "../../../src/files/source/file-limit.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const score = (values: OptionValues = {}) => scoreArguments(["a", "b"], values);

it("has defaults", () => {
  expect(score()).toEqual({
    predictions: "a",
    targets: "b",
    match: [],
    layout: undefined,
    pairs: undefined,
    cases: undefined,
    content: "labels",
    strict: false,
    missing: false,
    jobs: undefined,
    shard: undefined,
    state: false,
    resume: false,
    metrics: DEFAULT_METRICS,
    pair: {
      limit: DEFAULT_LIMIT,
      classes: undefined,
      ignore: undefined,
      spacing: undefined,
      ignoreOrientation: false,
      surface: undefined,
    },
    report: { names: undefined, settings: { includeBackground: false } },
    output: { format: "table", html: undefined, file: undefined },
    timing: false,
  });
});

it("takes every option of how pairs are found, read and counted", () => {
  const values: OptionValues = {
    match: ["{id}_a", "{id}_b"],
    strict: true,
    jobs: "3",
    shard: "1/2",
    "max-file": "2M",
    metrics: "hd95",
    classes: "4",
    ignore: "-1",
    spacing: "1, .5,2",
    "ignore-orientation": true,
    output: "x.json",
  };
  expect(score(values)).toMatchObject({
    match: ["{id}_a", "{id}_b"],
    strict: true,
    jobs: 3,
    shard: { index: 1, of: 2 },
    metrics: { scores: ["hd95"] },
    pair: {
      limit: 2 ** 21,
      classes: 4,
      ignore: -1,
      spacing: [1, 0.5, 2],
      ignoreOrientation: true,
      surface: { percentiles: [95] },
    },
    output: { file: "x.json" },
  });
});

describe("errors", () => {
  it.each([[[]], [["a"]], [["a", "b", "c"]]])("%j", (files) => {
    expect(() => scoreArguments(files, {})).toThrow(
      new InputError(
        `score takes two files or folders, <predictions> <targets>, and was given ${files.length}`,
      ),
    );
  });

  it.each([
    [{ classes: "two" }, '--classes is "two", want a whole number from 2 to 65536'],
    [{ classes: "1" }, '--classes is "1", want a whole number from 2 to 65536'],
    [{ classes: "70000" }, '--classes is "70000", want a whole number from 2 to 65536'],
    [{ ignore: "-1.5" }, '--ignore is "-1.5", want a whole number'],
    [{ jobs: "0" }, '--jobs is "0", want a whole number from 1 to 1024'],
    [{ match: ["{id}", "{id}", "{id}"] }, "--match takes one or two patterns, and was given 3"],
    [
      { shard: "1/2", names: write("n.json", '{"1": "liver"}') },
      "--names has no effect on a shard; give it to softdice merge",
    ],
    [{ shard: "1/2", html: "a.html" }, "--html has no effect on a shard; give it to softdice merge"],
    [
      { ndjson: true, absent: "best" },
      "--ndjson with --absent best needs --classes, to know which classes a case lacks",
    ],
  ])("%j", (values, message) => {
    expect(() => score(values)).toThrow(new InputError(message));
  });

  it("none where the classes are known", () => {
    expect(() => score({ ndjson: true, absent: "1", classes: "3" })).not.toThrow();
    expect(() => score({ ndjson: true, absent: "skip" })).not.toThrow();
  });
});

it("takes regions, and labels in ranges", () => {
  const { pair } = score({ regions: "wt=1+2,et=2" });
  expect(pair).toMatchObject({ classes: 3, regions: [{ name: "wt" }, { name: "et" }] });
  expect(score({ labels: "7, 1-3,2" }).pair.labels).toEqual([1, 2, 3, 7]);
  for (const option of ["classes", "labels", "names"]) {
    expect(() => score({ regions: "a=1", [option]: "2" })).toThrow(
      new InputError(`--${option} has no effect on --regions; leave one of them out`),
    );
  }
});

it("refuses to score a label that the target ignores, and ignores that of a dataset.json", () => {
  const ignored = "whose voxels of the target are ignored; leave it out of one of them";
  expect(() => score({ labels: "1-5", ignore: "5" })).toThrow(`--labels contains label 5, ${ignored}`);
  expect(() => score({ regions: "a=1,b=1+5", ignore: "5" })).toThrow(`region b contains label 5, ${ignored}`);
  const regions = write("dataset.json", '{"labels": {"a": [1, 2], "b": 2, "ignore": 3}}');
  expect(score({ regions }).pair.ignore).toBe(3);
  expect(score({ regions, ignore: "4" }).pair.ignore).toBe(4);
  const names = write("names.json", '{"labels": {"background": 0, "a": 1, "ignore": 2}}');
  expect(score({ names }).pair.ignore).toBe(2);
  expect(score({ names, ignore: "-1" }).pair.ignore).toBe(-1);
  expect(() => score({ names, state: true })).toThrow(
    "give it to softdice merge, and --ignore 2 to softdice score",
  );
  expect(() => score({ names, labels: "1,2" })).toThrow(`--labels contains label 2, ${ignored}`);
  expect(score({ names: write("plain.json", '{"ignore": 2}') }).pair.ignore).toBeUndefined();
  expect(score({ labels: "1-5", ignore: "6" }).pair.ignore).toBe(6);
});

describe("the files", () => {
  it("may be a table of pairs", () => {
    expect(scoreArguments([], { pairs: "p.csv", cases: "-" })).toMatchObject({
      predictions: "p.csv",
      targets: "p.csv",
      pairs: "p.csv",
      cases: "-",
    });
  });

  it.each([
    [["a"], { pairs: "p.csv" }, "--pairs names the files, and score was given 1 more; leave one of them out"],
    [[], { pairs: "p.csv", match: ["{id}"] }, "--match has no effect on --pairs; leave one of them out"],
    [[], { pairs: "p.csv", missing: "worst" }, "--missing has no effect on --pairs; leave one of them out"],
    [
      ["a", "b"],
      { match: ["{id}"], layout: "bids" },
      "--match and --layout both say how names correspond; leave one of them out",
    ],
    [
      ["a", "b"],
      { layout: "brat" },
      '--layout is "brat", want nnunet or brats or bids; did you mean "brats"?',
    ],
    [["a", "b"], { missing: "zero" }, '--missing is "zero", want skip or worst'],
  ])("%j %j are refused", (files, values, message) => {
    expect(() => scoreArguments(files, values)).toThrow(new InputError(message));
  });
});

describe("probabilities", () => {
  it.each<[OptionValues, string]>([
    [
      { metrics: "dice,brier" },
      "--metrics brier scores probabilities, and the predictions are read as labels; --threshold 0.5 or --argmax reads probabilities",
    ],
    [
      { metrics: "dice,brier", argmax: true, bins: "10" },
      "--bins has no effect without a calibration error, such as --metrics ece",
    ],
    [{ metrics: "ece", argmax: true, bins: "0" }, '--bins is "0", want a whole number from 1 to 10000'],
    [{ metrics: "ece", argmax: true, bins: "1e9" }, '--bins is "1e9", want a whole number from 1 to 10000'],
  ])("are scored where they are read: %j", (values, message) => {
    expect(() => score(values)).toThrow(new InputError(message));
  });

  it("are counted in bins, of regions and stacks too", () => {
    const { pair } = score({ metrics: "ece", argmax: true, bins: "10", regions: "a=1", "batch-axis": "0" });
    expect(pair).toMatchObject({ bins: 10, argmax: true, batchAxis: 0, measures: ["probabilities"] });
  });
});
