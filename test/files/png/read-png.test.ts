import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { readPng } from "../../../src/files/png/read-png.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";
import { makePng } from "../../cli/make-png.ts";

const read = (bytes: ArrayBuffer) =>
  readPng(new Uint8Array(bytes), { limit: 2 ** 20, stopwatch: new Stopwatch() });

describe("values", () => {
  it("reads rows and columns of 8 bits", () => {
    const values = [0, 1, 2, 3, 4, 255];
    expect(read(makePng(3, 2, values))).toEqual({
      values: Uint8Array.from(values),
      shape: [2, 3],
      order: "c",
    });
  });

  it("reads 16 bits", () => {
    const values = [0, 1, 256, 65535];
    expect(read(makePng(2, 2, values, { depth: 16 })).values).toEqual(Uint16Array.from(values));
  });

  it.each([
    [1, "grey"],
    [2, "grey"],
    [4, "grey"],
    [1, "indexed"],
    [2, "indexed"],
    [4, "indexed"],
    [8, "indexed"],
  ] as const)("reads %i bits, %s, in rows that do not fill a byte", (depth, color) => {
    const values = Array.from({ length: 11 * 3 }, (_, k) => (k * 7) % Math.min(2 ** depth, 16));
    expect([...read(makePng(11, 3, values, { depth, color })).values]).toEqual(values);
  });

  it("reads what fast-png itself writes, filtered or interlaced", () => {
    const data = Uint8Array.from({ length: 13 * 9 }, (_, k) => (k * k) % 7);
    for (const interlace of ["null", "Adam7"] as const) {
      const png = new Uint8Array(encode({ width: 13, height: 9, data, channels: 1 }, { interlace }));
      expect(read(png.slice().buffer).values).toEqual(data);
    }
  });

  it("takes opaque greys in colours", () => {
    expect([...read(makePng(2, 1, [3, 3, 3, 9, 9, 9], { color: "rgb" })).values]).toEqual([3, 9]);
    expect([...read(makePng(1, 1, [3, 3, 3, 255], { color: "rgba" })).values]).toEqual([3]);
    expect([
      ...read(makePng(1, 2, [7, 65535, 300, 65535], { color: "greyAlpha", depth: 16 })).values,
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
      /^is cut off or damaged \(CRC mismatch .+\); fetch or save the file again$/,
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
  ];
  it.each(table)("%s", (_name, file, message) => {
    expect(() => read(file)).toThrow(message instanceof RegExp ? message : new InputError(message));
  });
});
