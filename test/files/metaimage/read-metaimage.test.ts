import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readMetaImage } from "../../../src/files/metaimage/read-metaimage.ts";
import { readingOf } from "../reading.ts";

const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const raw = Uint8Array.from(values);

/** A MetaImage of 2 × 3 × 2 voxels: the fields given before the last one, then the data. */
function metaImage(fields: string, data: Uint8Array = raw, file = "LOCAL"): Uint8Array<ArrayBuffer> {
  const dims = /NDims/.test(fields) ? "" : "NDims = 3\nDimSize = 2 3 2\n";
  const type = /ElementType/.test(fields) ? "" : "ElementType = MET_UCHAR\n";
  const text = `ObjectType = Image\n${dims}${type}${fields}ElementDataFile = ${file}\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(text), data]));
}
const read = (fields: string, data?: Uint8Array, file?: string, files: Record<string, Uint8Array> = {}) =>
  readMetaImage(metaImage(fields, data, file), readingOf(files, "a.mhd"));

describe("types", () => {
  it.each([
    ["MET_CHAR", 1, -7],
    ["MET_UCHAR", 1, 200],
    ["MET_SHORT", 2, -700],
    ["MET_USHORT", 2, 60000],
    ["MET_INT", 4, -70000],
    ["MET_UINT", 4, 4e9],
    // As MetaIO defines it, whatever the machine.
    ["MET_LONG", 4, -70000],
    ["MET_ULONG", 4, 4e9],
    ["MET_LONG_LONG", 8, -5e9],
    ["MET_ULONG_LONG", 8, 5e9],
    ["MET_FLOAT", 4, 1.5],
    ["MET_DOUBLE", 8, 1.25],
  ])("%s has %i bytes, in either order", async (type, width, value) => {
    for (const big of [false, true]) {
      const view = new DataView(new ArrayBuffer(2 * width));
      for (const at of [0, width]) {
        if (type.endsWith("LONG_LONG")) view.setBigInt64(at, BigInt(value), !big);
        else if (type === "MET_FLOAT") view.setFloat32(at, value, !big);
        else if (type === "MET_DOUBLE") view.setFloat64(at, value, !big);
        else if (width === 1) view.setInt8(at, value);
        else if (width === 2) view.setInt16(at, value, !big);
        else view.setInt32(at, value, !big);
      }
      const fields = `NDims = 1\nDimSize = 2\nElementType = ${type}\nBinaryDataByteOrderMSB = ${big ? "True" : "False"}\n`;
      expect(Array.from((await read(fields, new Uint8Array(view.buffer))).values, Number)).toEqual([
        value,
        value,
      ]);
    }
  });

  it("knows the byte order by its other name", async () => {
    const fields = "NDims = 1\nDimSize = 2\nElementType = MET_SHORT\nElementByteOrderMSB = True\n";
    expect([...(await read(fields, Uint8Array.of(1, 2, 3, 4))).values]).toEqual([0x102, 0x304]);
  });
});

describe("place", () => {
  it("is LPS, each axis three numbers of the matrix, one axis after another", async () => {
    const fields = "TransformMatrix = 0 1 0 0 0 1 1 0 0\nOffset = 10 20 30\nElementSpacing = 2 3 4\n";
    // The first axis leads to posterior, the second to superior, the third to left.
    expect((await read(fields)).affine).toEqual([0, 0, -4, -10, -2, 0, 0, -20, 0, 3, 0, 30]);
  });

  it("does not follow AnatomicalOrientation, which ITK writes for the axes reversed", async () => {
    const fields = "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 0 0 0\nAnatomicalOrientation = LPI\n";
    expect((await read(fields)).affine).toEqual([-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0]);
  });

  it("takes ElementSize for the spacing where there is no ElementSpacing", async () => {
    expect((await read("ElementSize = 2 3 4\n")).spacing).toEqual([2, 3, 4]);
    expect((await read("ElementSize = 2 3 4\nElementSpacing = 1 1 5\n")).spacing).toEqual([1, 1, 5]);
  });

  it("has synonyms", async () => {
    const fields = "Orientation = 1 0 0 0 1 0 0 0 1\nPosition = 1 2 3\n";
    expect((await read(fields)).affine).toEqual([-1, 0, 0, -1, 0, -1, 0, -2, 0, 0, 1, 3]);
    expect((await read("Rotation = 1 0 0 0 1 0 0 0 1\nOrigin = 1 2 3\n")).affine).toEqual(
      (await read(fields)).affine,
    );
  });

  it("is not told by a header without matrix and origin, and not for depth by one of two axes", async () => {
    expect(await read("ElementSpacing = 1 1 2\n")).not.toHaveProperty("affine");
    const flat = await read("NDims = 2\nDimSize = 4 3\nTransformMatrix = 1 0 0 1\nOffset = 5 6\n");
    expect(flat).toMatchObject({ planar: true, affine: [-1, 0, 0, -5, 0, -1, 0, -6, 0, 0, 1, 0] });
  });
});

describe("data", () => {
  const check = async (...given: Parameters<typeof read>) =>
    expect([...(await read(...given)).values]).toEqual(values);

  it("are packed by zlib, not gzip", async () => {
    const packed = deflateSync(raw);
    await check("CompressedData = True\n", packed);
    await check(
      `CompressedData = True\nCompressedDataSize = ${packed.length}\n`,
      Buffer.concat([packed, raw]),
    );
    await check("CompressedData = True\n", new Uint8Array(), "a.zraw", { "a.zraw": packed });
  });

  it("are in a file, after a header of its own or at its end", async () => {
    const file = Uint8Array.from([9, 9, 9, ...values]);
    await check("", new Uint8Array(), "a.raw", { "a.raw": raw });
    await check("HeaderSize = 3\n", new Uint8Array(), "a.raw", { "a.raw": file });
    await check("HeaderSize = -1\n", new Uint8Array(), "a.raw", { "a.raw": file });
  });

  it("are in a file for each slice: by a list, or by a pattern with first, last and step", async () => {
    const slices = { "s 02.raw": raw.slice(0, 6), "s 04.raw": raw.slice(6) };
    await check("", Buffer.from("s 02.raw\ns 04.raw\n"), "LIST", slices);
    await check("", new Uint8Array(), "s %02d.raw 2 4 2", slices);
    await check("", new Uint8Array(), "s%d.raw 1 2", { "s1.raw": raw.slice(0, 6), "s2.raw": raw.slice(6) });
  });

  it("may be followed by other bytes, and not by fewer", async () => {
    await check("", Uint8Array.from([...values, 99]));
    await expect(read("", raw.slice(1))).rejects.toThrow(
      "header declares shape [2, 3, 2] of 1-byte voxels, 12 bytes, the data have 11; the file is cut off",
    );
  });
});

it("reads channels, whose axis comes last", async () => {
  const fields = "NDims = 2\nDimSize = 2 3\nElementNumberOfChannels = 2\n";
  expect(await read(fields)).toMatchObject({
    shape: [2, 3, 2],
    classAxis: 2,
    values: Uint8Array.of(0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11),
  });
  await expect(read(fields, raw.slice(1))).rejects.toThrow("12 bytes, the data have 11");
});

describe("refuses", () => {
  it.each([
    [
      "many channels",
      "ElementNumberOfChannels = 300\n",
      "holds 300 channels a voxel, want one label, or at most 256",
    ],
    [
      "a type that holds no labels",
      "ElementType = MET_STRING\n",
      "holds values of type MET_STRING, want integers or floats",
    ],
    ["text", "BinaryData = False\n", "holds its voxels as text (BinaryData = False), which is not read"],
    [
      "a number of axes that is not kept",
      "NDims = 2\nDimSize = 2 3 2\n",
      "header field DimSize has 3 numbers, want 2",
    ],
    ["no size", "NDims = 3\n", "header has no field DimSize"],
    [
      "an empty axis",
      "NDims = 2\nDimSize = 0 3\n",
      "header declares shape [0, 3] in DimSize, want at least one voxel",
    ],
    [
      "a size that is not a number",
      "NDims = 2\nDimSize = 2 x\n",
      'header field DimSize is "2 x", want numbers',
    ],
    [
      "a spacing of 0",
      "ElementSpacing = 1 0 1\n",
      "header declares spacing [1, 0, 1], want a positive length along each axis",
    ],
  ])("%s", async (_, fields, message) => {
    await expect(read(fields)).rejects.toThrow(message);
  });

  it.each([["../../secret.raw"], ["/etc/passwd"], ["C:\\secret.raw"]])(
    "data in another folder: %s",
    async (file) => {
      await expect(read("", new Uint8Array(), file)).rejects.toThrow(/want one beside it$/);
    },
  );

  it("a list that does not fit the shape, and an empty one", async () => {
    await expect(read("", Buffer.from("a\nb\nc\nd\ne\n"), "LIST")).rejects.toThrow(
      /lists 5 files for shape \[2, 3, 2\]/,
    );
    await expect(read("", new Uint8Array(), "LIST")).rejects.toThrow(/list of data files, and it is empty/);
    await expect(read("", new Uint8Array(), "a.raw", { "a.raw": raw.slice(2) })).rejects.toThrow(
      "a.raw: has 10 bytes, want 12 of voxels from byte 0",
    );
  });
});
