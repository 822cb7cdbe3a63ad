import { describe, expect, it } from "vitest";
import { chooseCases, readCaseList } from "../../../src/cli/find/case-list.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

describe("readCaseList", () => {
  it("reads an id from each line, once, in one normal form", () => {
    const decomposed = "ä".normalize("NFD");
    expect(readCaseList(write("ids", `b\r\n\n a \nb\n${decomposed}\n`))).toEqual([
      "b",
      "a",
      "ä".normalize("NFC"),
    ]);
  });

  it.each([
    ["empty", "\n \n", "contains no ids, want one on each line"],
    ["missing", undefined, "no such file"],
  ])("refuses a list that is %s", (name, text, reason) => {
    const file = text === undefined ? `${path}/${name}` : write(name, text);
    expect(() => readCaseList(file)).toThrow(new InputError(`--cases ${file}: ${reason}`));
  });
});

describe("chooseCases", () => {
  it("is in the order of ids, with a fault for each id that was not found", () => {
    const pair = (id: string) => ({ id, prediction: `p/${id}`, target: `t/${id}` });
    expect(chooseCases([pair("a"), pair("b"), pair("c")], ["c", "x", "a"])).toEqual([
      pair("a"),
      pair("c"),
      { id: "x", reason: "no pair of files has this id, which --cases names" },
    ]);
  });
});
