import { describe, expect, it } from "vitest";
import {
  checkNamedIgnore,
  parseJson,
  readClassNames,
  readIgnoredLabel,
  withName,
} from "../../../src/cli/names/class-names.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const expected = new Map([
  [0, "background"],
  [1, "liver"],
]);

describe("readClassNames", () => {
  it.each([
    ["an object", '{"1": " liver ", "0": "background"}'],
    ["an array", '["background", "liver"]'],
    ["numbers by name", '{"background": 0, "liver": 1}'],
    ["the dataset.json of nnU-Net 2", '{"labels": {"background": 0, "liver": 1}, "file_ending": ".nii.gz"}'],
    ["the dataset.json of nnU-Net 1", '{"labels": {"0": "background", "1": "liver"}}'],
    ["the dseg.tsv of BIDS", "index\tname\tabbreviation\n0\tbackground\tBG\n1\tliver\tLI\n"],
    ["the table of 3D Slicer", "LabelValue,Name,Color_R\r\n0,background,0\r\n1,liver,221\r\n"],
    [
      "the labels of ITK-SNAP",
      '# ITK-SnAP Label Description File\n    0     0    0    0        0  0  0    "background"\n    1   255    0    0        1  1  1    "liver"\n',
    ],
    [
      "the colours of FreeSurfer",
      "#No. Label Name: R G B A\n\n0   background 0 0 0 0\n1   liver 70 130 180 0\n",
    ],
  ])("reads %s", (_, content) => {
    expect(readClassNames(write("names", content))).toEqual(expected);
  });

  it.each([
    ["{", /^.*c\.json: is not JSON \(.+\); it may be cut off/],
    ["", "file is empty, as after a copy or a download that was cut short; copy or fetch it again"],
  ])("refuses %j", (content, message) => {
    const file = write("c.json", content);
    const error = typeof message === "string" ? new InputError(`${file}: ${message}`) : message;
    expect(() => readClassNames(file)).toThrow(error);
  });

  it("refuses a missing file by name", () => {
    expect(() => readClassNames("nowhere.json")).toThrow(new InputError("nowhere.json: no such file"));
  });
});

it("withName names the file in errors about its content alone", () => {
  const file = write("d", "text");
  expect(withName(file, (text) => text)).toBe("text");
  const fails = (error: Error) => () =>
    withName(file, () => {
      throw error;
    });
  expect(fails(new InputError("is odd"))).toThrow(new InputError(`${file}: is odd`));
  expect(fails(new RangeError("bug"))).toThrow(new RangeError("bug"));
});

it("parseJson says that a document is not JSON", () => {
  expect(parseJson("[1]")).toEqual([1]);
  expect(() => parseJson("[1")).toThrow(InputError);
});

describe("readIgnoredLabel", () => {
  it.each([
    ["the label of a dataset.json", '{"labels": {"background": 0, "liver": 1, "ignore": 2}}', 2],
    ["none of a dataset.json without one", '{"labels": {"background": 0, "liver": 1}}', undefined],
    ["none of names alone", '{"background": 0, "ignore": 1}', undefined],
    ["none of a list", '["background", "ignore"]', undefined],
    ["none of a table", "index\tname\n1\tignore\n", undefined],
  ])("reads %s", (_, content, label) => {
    expect(readIgnoredLabel(write("ignored", content))).toBe(label);
  });

  it("refuses what is not a label", () => {
    const file = write("ignored.json", '{"labels": {"ignore": "2"}}');
    const message = 'the label that is named ignore is "2", want a label from 0 to 2147483647';
    expect(() => readIgnoredLabel(file)).toThrow(new InputError(`${file}: ${message}`));
  });
});

describe("checkNamedIgnore", () => {
  const file = write("dataset.json", '{"labels": {"background": 0, "liver": 1, "ignore": 2}}');

  it("refuses a label that is named ignore and was counted", () => {
    expect(() => checkNamedIgnore(file, {}, () => [0, 1, 2])).toThrow(
      new InputError(
        `${file}: names label 2 ignore, whose voxels the states count; score again with --ignore 2, or leave the name out`,
      ),
    );
  });

  it("refuses it beside chosen labels too, of which the voxels of the others count as background", () => {
    expect(() => checkNamedIgnore(file, { "--labels": [0, 1] }, () => [0, 1])).toThrow(
      "names label 2 ignore, whose voxels the states count; score again with --ignore 2",
    );
  });

  it.each<[string, Parameters<typeof checkNamedIgnore>]>([
    ["none that no case contains", [file, {}, () => [0, 1]]],
    ["none where a label was ignored", [file, { "--ignore": 3 }, () => [0, 1, 2]]],
    ["none beside regions, which have names of their own", [file, { "--regions": [] }, () => [0, 1, 2]]],
    ["none without names", [undefined, {}, () => [0, 1, 2]]],
  ])("refuses %s", (_, given) => {
    expect(() => checkNamedIgnore(...given)).not.toThrow();
  });
});
