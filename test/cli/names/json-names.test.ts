import { describe, expect, it } from "vitest";
import { namesInJson } from "../../../src/cli/names/json-names.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const want =
  'want an object such as {"1": "liver"} or {"liver": 1}, an array of names from class 0 on, or the dataset.json of nnU-Net';

describe("namesInJson", () => {
  it("leaves out the regions of a dataset.json", () => {
    const labels = { background: 0, whole: [1, 2], core: [2], edge: 3 };
    expect(namesInJson({ labels })).toEqual(
      new Map([
        [0, "background"],
        [3, "edge"],
      ]),
    );
    expect(() => namesInJson({ labels: { whole: [1, 2] } })).toThrow(
      new InputError(
        "contains regions of several labels and no class of one label; --regions takes this file",
      ),
    );
  });

  it.each([
    [3, `contains 3; ${want}`],
    [null, `contains null; ${want}`],
    [{ liver: "x" }, `key "liver" is not a class number; ${want}`],
    [{ "-1": "liver" }, `key "-1" is not a class number; ${want}`],
    [{ liver: 1.5 }, 'the label of "liver" is 1.5, want a label from 0 to 2147483647'],
    [{ liver: -1 }, 'the label of "liver" is -1, want a label from 0 to 2147483647'],
    [{ "4294967296": "a" }, 'the label of "a" is 4294967296, want a label from 0 to 2147483647'],
    [["a", " "], 'the name of class 1 is " ", want a text of one line'],
    [["a\nb"], 'the name of class 0 is "a\\nb", want a text of one line'],
    [["a", null], "the name of class 1 is null, want a text of one line"],
  ])("refuses %j", (value, message) => {
    expect(() => namesInJson(value)).toThrow(new InputError(message));
  });
});
