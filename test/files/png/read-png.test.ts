import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "../../../src/files/png/read-png.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { interlacedPng, makePng, withPixels } from "../make/make-png.ts";
import { readingOf } from "../reading.ts";

const read = (bytes: ArrayBuffer) => readPng(new Uint8Array(bytes), readingOf());

describe("values", () => {
  it("reads rows and columns of 8 bits", async () => {
    const values = [0, 1, 2, 3, 4, 255];
    expect(await read(makePng(3, 2, values))).toMatchObject({
      values: Uint8Array.from(values),
      shape: [2, 3],
      order: "c",
    });
  });

  it("reads 16 bits", async () => {
    const values = [0, 1, 256, 65535];
    expect((await read(makePng(2, 2, values, { depth: 16 }))).values).toEqual(Uint16Array.from(values));
  });

  it.each([
    [1, "grey"],
    [2, "grey"],
    [4, "grey"],
    [1, "indexed"],
    [2, "indexed"],
    [4, "indexed"],
    [8, "indexed"],
  ] as const)("reads %i bits, %s, in rows that do not fill a byte", async (depth, color) => {
    const values = Array.from({ length: 11 * 3 }, (_, k) => (k * 7) % Math.min(2 ** depth, 16));
    expect([...(await read(makePng(11, 3, values, { depth, color }))).values]).toEqual(values);
  });

  it.each([1, 2, 4, 8, 16] as const)("reads %i bits that are interlaced, in any size", async (depth) => {
    for (const [width, height] of [
      [1, 1],
      [2, 3],
      [4, 5],
      [5, 4],
      [9, 9],
      [17, 13],
    ] as const) {
      const values = Array.from({ length: width * height }, (_, k) => (k * 7 + (k >> 3)) % 2 ** depth);
      const png = interlacedPng(width, height, values, depth);
      expect([...(await read(png)).values], `${width} × ${height}`).toEqual(values);
    }
  });

  it("takes opaque greys in colours", async () => {
    expect([...(await read(makePng(2, 1, [3, 3, 3, 9, 9, 9], { color: "rgb" }))).values]).toEqual([3, 9]);
    expect([...(await read(makePng(1, 1, [3, 3, 3, 255], { color: "rgba" }))).values]).toEqual([3]);
    // Nothing is what paint programs save beside what was painted.
    expect([...(await read(makePng(2, 1, [3, 3, 3, 255, 0, 0, 0, 0], { color: "rgba" }))).values]).toEqual([
      3, 0,
    ]);
    expect([
      ...(await read(makePng(1, 2, [7, 65535, 300, 65535], { color: "greyAlpha", depth: 16 }))).values,
    ]).toEqual([7, 300]);
  });
});

describe("errors", () => {
  const bytes = makePng(3, 2, [0, 1, 2, 3, 4, 5]);
  const edited = (edit: (view: DataView) => void) => {
    const copy = bytes.slice();
    edit(new DataView(copy));
    return copy;
  };
  const table: [name: string, bytes: ArrayBuffer, message: string | RegExp][] = [
    ["no signature", new ArrayBuffer(100), "is not a PNG file: it has no PNG signature"],
    [
      "a changed byte",
      edited((view) => view.setUint8(29, view.getUint8(29) ^ 1)),
      "is damaged: the checksum of its chunk IHDR is wrong; fetch or save the file again",
    ],
    [
      "a colour",
      makePng(2, 1, [3, 3, 3, 255, 0, 0], { color: "rgb" }),
      "pixel [0, 1] has the colour value (255, 0, 0); save labels as grey values or as a palette",
    ],
    [
      "transparency",
      makePng(1, 2, [3, 3, 3, 255, 1, 1, 1, 0], { color: "rgba" }),
      "pixel [1, 0] has the transparent value (1, 1, 1, 0); save labels as grey values or as a palette",
    ],
    [
      "an index beyond the palette",
      makePng(2, 1, [3, 200], { color: "indexed" }),
      "is damaged: pixel [0, 1] has index 200, its palette 16 colours",
    ],
    [
      "pixels that its bytes cannot hold",
      withPixels(bytes, new Uint8Array(20), 2 ** 18),
      /^packed data is cut off or damaged \(\d+ packed bytes cannot hold the 524290 bytes that its header declares\)/,
    ],
    [
      "a row too few",
      withPixels(bytes, deflateSync(new Uint8Array(4))),
      /it unpacks to 4 bytes, its header declares 8/,
    ],
    [
      "a row too many",
      withPixels(bytes, deflateSync(new Uint8Array(12))),
      /it unpacks to more than the 8 bytes that its header declares/,
    ],
    ["a bomb", withPixels(bytes, deflateSync(new Uint8Array(2 ** 24))), /unpacks to more than the 8 bytes/],
    [
      "pixels that are not packed",
      withPixels(bytes, new Uint8Array(20).fill(1)),
      /^packed data is cut off or damaged/,
    ],
    [
      "a filter that does not exist",
      withPixels(bytes, deflateSync(Uint8Array.of(9, 1, 1, 1, 0, 1, 1, 1))),
      "is damaged: a row has filter 9, want 0 to 4",
    ],
  ];
  it.each(table)("%s", async (_name, file, message) => {
    await expect(read(file)).rejects.toThrow(message instanceof RegExp ? message : new InputError(message));
  });
});
