import { describe, expect, it } from "vitest";
import { readColors } from "../../../src/cli/names/read-colors.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const read = (text: string, name = "colors.json") => [...readColors(write(name, text))];

describe("colours", () => {
  it("are those of a data set by its name", () => {
    expect(readColors("voc").get(0x800000)).toEqual([1]);
  });

  it.each([
    [
      '{"1": "#ff0000", "2": [0, 255, 1]}',
      [
        [0xff0000, [1]],
        [0x00ff01, [2]],
      ],
    ],
    [
      '# labels\n1 255 0 0 1 1 1 "liver"\n2 0 0 9 1 1 1 "a b"\n',
      [
        [0xff0000, [1]],
        [9, [2]],
      ],
    ],
    [
      "0 Unknown 0 0 0 0\n17 Left-Hippocampus 220 216 20 0\n",
      [
        [0, [0]],
        [0xdcd814, [17]],
      ],
    ],
    ['{"1": "#ff0000", "3": "#ff0000"}', [[0xff0000, [1, 3]]]],
  ])("of %j", (text, table) => {
    expect(read(text)).toEqual(table);
  });

  it.each([
    ["[1, 2]", "colors.json: is not a table of colours; want"],
    ["{}", "contains no colours"],
    ['{"a": "#ff0000"}', 'a label is "a"'],
    ['{"1": "red"}', 'the colour of label 1 is "red"; want'],
    ['{"1": [1, 2, 256]}', "the colour of label 1 is [1,2,256], want numbers from 0 to 255"],
    ['{"1": [1, 2]}', "the colour of label 1 is [1,2]; want"],
    ["1 red\n", "line 1 is not a label and its colour"],
    ["1 a 1 2 999\n", "line 1: the colour is [1,2,999]"],
    ['{"1": ', "is not JSON"],
  ])("refuse %j", (text, message) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(message);
  });

  it("refuse a name that is not a file either", () => {
    expect(() => readColors("cityscape")).toThrow(InputError);
  });
});
