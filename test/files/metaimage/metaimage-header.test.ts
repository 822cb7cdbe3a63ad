import { describe, expect, it } from "vitest";
import { isMetaImage, readMetaImageHeader } from "../../../src/files/metaimage/metaimage-header.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("reads keys up to the one that announces the data", () => {
  const text = "ObjectType = Image\r\nNDims = 2\nDimSize = 3 4\ndim[0] = 9\n\nElementDataFile = LOCAL\nrest";
  const { fields, files, end } = readMetaImageHeader(bytesOf(text));
  expect(Object.fromEntries(fields)).toEqual({
    ObjectType: "Image",
    NDims: "2",
    DimSize: "3 4",
    "dim[0]": "9",
    ElementDataFile: "LOCAL",
  });
  expect([files, text.slice(end)]).toEqual([[], "rest"]);
  expect(isMetaImage(bytesOf(text))).toBe(true);
});

it("reads the files of a list", () => {
  const { files } = readMetaImageHeader(bytesOf("NDims = 2\nElementDataFile = LIST\na.raw\n b.raw \n\n"));
  expect(files).toEqual(["a.raw", "b.raw"]);
});

describe("refuses", () => {
  it.each([
    ["text of another kind", "hello\nworld\n", "is not a MetaImage"],
    [
      "half a header",
      "ObjectType = Image\nNDims = 3\nElem",
      'is not a MetaImage: the line "Elem" has no "="',
    ],
    ["no data", "ObjectType = Image\nNDims = 3\n", "is not a MetaImage: it has no field ElementDataFile"],
    ["a mesh", "ObjectType = Mesh\nElementDataFile = LOCAL\n", 'is a MetaIO file of "Mesh", want an Image'],
  ])("%s", (_, text, message) => {
    expect(() => readMetaImageHeader(bytesOf(text))).toThrow(message);
    expect(isMetaImage(bytesOf(text))).toBe(/^ObjectType = Image/.test(text));
  });
});
