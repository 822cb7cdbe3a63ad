import { describe, expect, it } from "vitest";
import { isNrrd, readNrrdHeader } from "../../../src/files/nrrd/nrrd-header.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("reads fields, keys and comments up to an empty line", () => {
  const text =
    "NRRD0005\r\n# a comment\r\nType: uchar\r\ndatafile: a.raw\r\nkey:=a\\nb\\\\c: d\r\nné:=é\r\n\r\nrest";
  const { fields, keys, end } = readNrrdHeader(bytesOf(text));
  expect(Object.fromEntries(fields)).toEqual({ type: "uchar", "data file": "a.raw" });
  expect(Object.fromEntries(keys)).toEqual({ key: "a\nb\\c: d", né: "é" });
  expect(new TextDecoder().decode(bytesOf(text).subarray(end))).toBe("rest");
  expect(isNrrd(bytesOf(text))).toBe(true);
});

it("reads the files of a list, which ends a detached header", () => {
  const { files } = readNrrdHeader(bytesOf("NRRD0004\ntype: uchar\ndata file: LIST 2\na.raw\nb.raw"));
  expect(files).toEqual(["a.raw", "b.raw"]);
});

describe("refuses", () => {
  it.each([
    ["another signature", "NRRX0004\n", "is not an NRRD file: it does not begin with the signature NRRD000"],
    [
      "a line that is no field",
      "NRRD0004\ntype uchar\n\n",
      'header line "type uchar" has no ": " and no ":="',
    ],
    ["half a header", "NRRD0004\ntype: uchar\n", "header does not end in an empty line; the file is cut off"],
  ])("%s", (_, text, message) => {
    expect(() => readNrrdHeader(bytesOf(text))).toThrow(message);
  });
});
