import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { nrrdData } from "../../../src/files/nrrd/nrrd-data.ts";
import { readingOf } from "../reading.ts";

const values = [0, 1, 2, 3, 4, 250];
const raw = Uint8Array.from(values);
const gzip = gzipSync(raw);
const lines = (count: number, data: Uint8Array) => Buffer.concat([Buffer.from("x\n".repeat(count)), data]);
const read = async (
  fields: Record<string, string>,
  data: Uint8Array,
  files: Record<string, Uint8Array> = {},
  list: string[] = [],
) => {
  const header = { fields: new Map(Object.entries(fields)), keys: new Map(), files: list, end: 3 };
  const bytes = new Uint8Array(Buffer.concat([Buffer.from("abc"), data]));
  const found = await nrrdData(header, bytes, "uint8", 6, readingOf(files));
  return [...found.data];
};

describe("encodings", () => {
  it.each([
    ["raw", raw],
    ["gzip", gzip],
    ["gz", gzip],
    ["hex", Buffer.from("000102 03\n04fA")],
  ])("%s", async (encoding, data) => {
    expect(await read({ encoding }, data)).toEqual(values);
  });

  it.each(["ascii", "text", "TXT"])("%s is handed on as text", async (encoding) => {
    const header = { fields: new Map([["encoding", encoding]]), keys: new Map(), files: [], end: 0 };
    expect((await nrrdData(header, new Uint8Array(3), "uint8", 6, readingOf())).isText).toBe(true);
  });

  it.each([
    ["bzip2", "is encoded by bzip2, which is not read; save it with encoding gzip"],
    ["zrl", 'has encoding "zrl", which is not read; save it with encoding gzip'],
  ])("%s is refused by name", async (encoding, message) => {
    await expect(read({ encoding }, raw)).rejects.toThrow(message);
  });

  it("hex of other letters is refused", async () => {
    await expect(read({ encoding: "hex" }, Buffer.from("0g"))).rejects.toThrow(/hex data/);
  });
});

describe("bytes to skip", () => {
  it.each([
    [{ "line skip": "2" }, lines(2, raw)],
    [{ "byte skip": "3" }, Buffer.concat([Buffer.from("xyz"), raw])],
    [{ "byte skip": "-1" }, Buffer.concat([Buffer.from("header of any length"), raw])],
    [{ "line skip": "1", "byte skip": "1" }, lines(1, Buffer.concat([Buffer.from("x"), raw]))],
    // Lines are skipped in front of the packed data, bytes within the unpacked ones.
    [
      { "line skip": "1", "byte skip": "1", encoding: "gzip" },
      lines(1, gzipSync(Buffer.concat([Buffer.from("x"), raw]))),
    ],
    [{ "byte skip": "-1", encoding: "gzip" }, gzipSync(Buffer.concat([Buffer.from("xyz"), raw]))],
  ])("%j", async (fields, data) => {
    expect(await read(fields as Record<string, string>, data)).toEqual(values);
  });

  it.each([["-2"], ["x"], ["1.5"]])("not %s", async (skip) => {
    await expect(read({ "byte skip": skip }, raw)).rejects.toThrow(/want a whole number from -1/);
    await expect(read({ "line skip": "-1" }, raw)).rejects.toThrow(/want a whole number from 0/);
    await expect(read({ "line skip": "9" }, raw)).rejects.toThrow(/fewer than the 9 lines/);
  });
});

describe("files beside the header", () => {
  const slices = { "s2.raw": raw.slice(0, 3), "s4.raw": raw.slice(3) };
  it.each([
    [{ "data file": "a.raw" }, { "a.raw": raw }, []],
    [{ "data file": "./a.raw.gz", encoding: "gzip" }, { "a.raw.gz": gzip }, []],
    [{ "data file": "s%d.raw 2 4 2" }, slices, []],
    [{ "data file": "s%d.raw 2 4 2 2" }, slices, []],
    [{ "data file": "LIST" }, slices, ["s2.raw", "s4.raw"]],
    [{ "data file": "a.raw", "byte skip": "-1" }, { "a.raw": Buffer.concat([Buffer.from("head"), raw]) }, []],
  ])("%j", async (fields, files, list) => {
    expect(
      await read(fields as Record<string, string>, raw, files as unknown as Record<string, Uint8Array>, list),
    ).toEqual(values);
  });

  it("are of the same folder", async () => {
    await expect(read({ "data file": "../a.raw" }, raw)).rejects.toThrow(/want one beside it/);
    await expect(read({ "data file": "LIST" }, raw)).rejects.toThrow(/it is empty/);
  });
});
