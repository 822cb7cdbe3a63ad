import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readNrrd } from "../../../src/files/nrrd/read-nrrd.ts";
import { readingOf } from "../reading.ts";

const raw = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
const read = (fields: string, data: Uint8Array = raw) =>
  readNrrd(
    new Uint8Array(Buffer.concat([Buffer.from(`NRRD0004\n${fields}\n`), data])),
    readingOf({}, "a.nrrd"),
  );
const volume = "type: uchar\ndimension: 3\nsizes: 2 3 2\nencoding: raw\n";

describe("types have several names", () => {
  it.each([
    ["signed char", 1, -7],
    ["int8_t", 1, -7],
    ["unsigned char", 1, 200],
    ["uint8", 1, 200],
    ["signed short int", 2, -700],
    ["ushort", 2, 60000],
    ["int", 4, -70000],
    ["unsigned int", 4, 4e9],
    ["unsigned long long int", 8, 5e9],
    ["longlong", 8, -5e9],
    ["float", 4, 1.5],
    ["double", 8, 1.25],
  ])("%s", async (type, width, value) => {
    for (const endian of ["little", "big"]) {
      const view = new DataView(new ArrayBuffer(width));
      const little = endian === "little";
      if (type.includes("long")) view.setBigInt64(0, BigInt(value), little);
      else if (type === "float") view.setFloat32(0, value, little);
      else if (type === "double") view.setFloat64(0, value, little);
      else if (width === 1) view.setInt8(0, value);
      else if (width === 2) view.setInt16(0, value, little);
      else view.setInt32(0, value, little);
      const fields = `type: ${type}\ndimension: 1\nsizes: 1\nendian: ${endian}\nencoding: raw\n`;
      expect(Number((await read(fields, new Uint8Array(view.buffer))).values[0])).toBe(value);
    }
  });
});

it("reads text", async () => {
  const text = Buffer.from("0 1 2\n3 4 5 6 7 8 9\n10 11\n");
  expect([...(await read(volume.replace("raw", "ascii"), text)).values]).toEqual([...raw]);
  await expect(read(volume.replace("raw", "ascii"), text.subarray(0, 9))).rejects.toThrow(
    /declares 12 values, the text holds/,
  );
  await expect(read(volume.replace("raw", "ascii"), Buffer.from("a ".repeat(12)))).rejects.toThrow(
    /"a" among its values/,
  );
});

it("reads the axes x first", async () => {
  expect(await read(volume)).toMatchObject({ shape: [2, 3, 2], order: "fortran", xFirst: true });
  expect([...(await read(volume.replace("raw", "gzip"), gzipSync(raw))).values]).toEqual([...raw]);
});

describe("segmentations of 3D Slicer", () => {
  const space =
    "space: left-posterior-superior\nspace directions: none (1,0,0) (0,1,0) (0,0,1)\nkinds: list domain domain domain\n";
  const layered = `type: uchar\ndimension: 4\nsizes: 2 3 2 1\nencoding: raw\n${space}`;
  const names =
    "Segment0_Name:=liver\nSegment0_LabelValue:=1\nSegment0_Layer:=0\nSegment1_Name:=tumor\nSegment1_LabelValue:=1\nSegment1_Layer:=1\n";
  // A pair for each voxel: the label in the first layer and that in the second one.
  const pairs = Uint8Array.of(1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0);

  it("have layers that may overlap, voxel by voxel in the file", async () => {
    const { values, layers, segments, shape, affine } = await read(layered + names, pairs);
    expect(shape).toEqual([3, 2, 1]);
    expect([...values]).toEqual([1, 1, 0, 0, 1, 0]);
    expect([...layers![0]!]).toEqual([0, 1, 1, 0, 0, 0]);
    expect(segments).toEqual([
      { name: "liver", label: 1, layer: 0 },
      { name: "tumor", label: 1, layer: 1 },
    ]);
    expect(affine).toEqual([-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0]);
  });

  it("of one layer are a label map with names", async () => {
    const one = await read(
      `${layered.replace("sizes: 2 3 2 1", "sizes: 1 3 2 2")}Segment0_Name:=liver\nSegment0_LabelValue:=1\n`,
    );
    expect(one).not.toHaveProperty("layers");
    expect(one.segments).toEqual([{ name: "liver", label: 1, layer: 0 }]);
    expect([...one.values]).toEqual([...raw]);
  });

  it("may have their layers last", async () => {
    const fields = layered
      .replace("sizes: 2 3 2 1", "sizes: 3 2 1 2")
      .replace("none (1,0,0) (0,1,0) (0,0,1)", "(1,0,0) (0,1,0) (0,0,1) none")
      .replace("list domain domain domain", "domain domain domain list");
    const { values, layers } = await read(fields + names, Uint8Array.of(1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0));
    expect([...values]).toEqual([1, 1, 0, 0, 1, 0]);
    expect([...layers![0]!]).toEqual([0, 1, 1, 0, 0, 0]);
  });

  it("without names are channels, whose axis comes last", async () => {
    const named = await read(layered + names, pairs);
    const volume = await read(layered, pairs);
    expect(volume).toMatchObject({ shape: [...named.shape, 2], classAxis: 3 });
    expect(volume).not.toHaveProperty("layers");
    expect([...volume.values]).toEqual([...named.values, ...named.layers![0]!]);
    expect([named.cropped, volume.cropped]).toEqual([[0, 1, 2], undefined]);
  });
});

describe("refuses", () => {
  it.each([
    ["blocks", volume.replace("uchar", "block"), 'holds values of type "block", want integers or floats'],
    ["no type", "dimension: 1\nsizes: 12\nencoding: raw\n", "header has no field type"],
    [
      "sizes that do not fit the dimension",
      volume.replace("2 3 2", "2 3"),
      "header field sizes has 2 numbers, want 3",
    ],
    ["more voxels than data", volume.replace("2 3 2", "2 3 9"), "the data have 12; the file is cut off"],
    ["more than the limit", volume.replace("2 3 2", "2 3 999999"), "more than the limit of 1 MiB"],
  ])("%s", async (_, fields, message) => {
    await expect(read(fields)).rejects.toThrow(message);
  });
});
