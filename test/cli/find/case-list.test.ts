import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { arrivingCases, chooseCases, readCaseList } from "../../../src/cli/find/case-list.ts";
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

describe("arrivingCases", () => {
  const pair = (id: string) => ({ id, prediction: `p/${id}`, target: `t/${id}` });

  it("gives each case when its line has come, once, and a fault for an id that was not found", async () => {
    const stream = new PassThrough();
    const cases = arrivingCases([pair("a"), pair("b")], stream);
    stream.write("b\n");
    expect((await cases.next()).value).toEqual(pair("b"));
    stream.write("b\nx\r\n");
    expect((await cases.next()).value).toMatchObject({ id: "x" });
    stream.end("a");
    expect((await cases.next()).value).toEqual(pair("a"));
    expect((await cases.next()).done).toBe(true);
  });

  it("refuses a stream without ids", async () => {
    const stream = new PassThrough();
    stream.end("\n");
    await expect(arrivingCases([], stream).next()).rejects.toThrow(
      new InputError("--cases -: contains no ids, want one on each line"),
    );
  });
});
