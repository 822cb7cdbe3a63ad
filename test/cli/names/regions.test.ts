import { describe, expect, it } from "vitest";
import { parseRegions as parse, regionNames } from "../../../src/cli/names/regions.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const parseRegions = (text: string) => parse(text).regions;
const tumour = [
  { name: "wt", labels: [1, 2, 3] },
  { name: "tc", labels: [1, 3] },
  { name: "et", labels: [3] },
];

describe("parseRegions", () => {
  it("reads a list", () => {
    expect(parseRegions("wt=1+2+3,tc=3 + 1,et=3")).toEqual(tumour);
    expect(parseRegions("left lung=2147483647")).toEqual([{ name: "left lung", labels: [2147483647] }]);
  });

  it("knows the labels of BraTS by year", () => {
    expect(parseRegions("brats2023")).toEqual(tumour);
    expect(parseRegions("BraTS2021")).toEqual(parseRegions("wt=1+2+4,tc=1+4,et=4"));
    expect(parseRegions("brats-2015")).toEqual(parseRegions("wt=1+2+3+4,tc=1+3+4,et=4"));
    expect(parseRegions("brats2024").map(({ name }) => name)).toEqual([
      "wt",
      "tc",
      "et",
      "netc",
      "snfh",
      "rc",
    ]);
  });

  it("reads the dataset.json of nnU-Net", () => {
    const labels = { background: 0, wt: [1, 2, 3], tc: [1, 3], et: 3, ignore: 4 };
    const file = write("dataset.json", JSON.stringify({ labels, regions_class_order: [2, 1, 3] }));
    expect(parse(file)).toEqual({ regions: tumour, ignore: 4 });
    expect(parse("brats2023")).toEqual({ regions: tumour });
  });

  it.each([
    ["wt=", /^--regions is "wt=", want regions such as/],
    ["wt=1,2", /^--regions is "wt=1,2", want regions such as/],
    ["wt=1+x", /^--regions is /],
    ["a=1,a=2", '--regions has region "a" twice'],
    ["a=0+1", "region a contains label 0, which is the background"],
    ["a=4294967296", "a label of region a is 4294967296, want a label from 0 to 2147483647"],
    [" =1", /^the name of class .* is " "/],
    ["brats1999", '--regions is "brats1999", want a year from 2012 to 2024 or the regions themselves'],
    ["nowhere.json", "nowhere.json: no such file"],
    ["brats", /^--regions is "brats", want regions such as .*, a preset such as brats2023, or/],
  ])("refuses %j", (text, message) => {
    expect(() => parseRegions(text)).toThrow(typeof message === "string" ? new InputError(message) : message);
  });

  it.each([
    [
      '{"labels": {"a": 1}}',
      "contains no regions: no label is a list of several; --names takes its class names",
    ],
    ['{"a": [1]}', /contains no labels; want regions/],
    ['{"labels": {"a": [1, 2], "ignore": [3]}}', /the label that is named ignore is \[3\], want a label/],
    ['{"labels": {"a": ["x"], "b": [1]}}', 'a label of region a is "x", want a label from 0 to 2147483647'],
  ])("refuses the file %s", (content, message) => {
    const file = write("bad.json", content);
    expect(() => parseRegions(file)).toThrow(
      typeof message === "string" ? new InputError(`${file}: ${message}`) : message,
    );
  });
});

it("regionNames count from 1", () => {
  expect(regionNames(tumour)).toEqual(
    new Map([
      [1, "wt"],
      [2, "tc"],
      [3, "et"],
    ]),
  );
});
