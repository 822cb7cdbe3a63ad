import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readChunks } from "../../../src/files/png/png-chunks.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { makePng } from "../make/make-png.ts";

const file = new Uint8Array(makePng(3, 2, [0, 1, 2, 3, 4, 5]));
const image = (bytes: Uint8Array<ArrayBuffer>) => readChunks(bytes, 2 ** 20);

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const edited = (edit: (view: DataView) => void) => {
  const copy = file.slice();
  edit(new DataView(copy.buffer));
  return copy;
};
it("reads the header, the palette and the packed pixels", () => {
  expect(readChunks(file, 2 ** 20)).toMatchObject({
    width: 3,
    height: 2,
    depth: 8,
    color: 0,
    channels: 1,
    size: 8,
  });
  const indexed = readChunks(
    new Uint8Array(makePng(3, 2, [0, 1, 2, 3, 4, 5], { color: "indexed" })),
    2 ** 20,
  );
  expect(indexed.palette).toHaveLength(48);
});

it("drops chunks that are not of the image, a profile that unpacks to a gigabyte among them", () => {
  const profile = chunk("iCCP", joined(Buffer.from("x\0\0"), deflateSync(new Uint8Array(2 ** 20))));
  const plain = readChunks(file, 2 ** 20);
  expect(readChunks(joined(file.subarray(0, 33), profile, file.subarray(33)), 2 ** 20)).toEqual(plain);
  expect(readChunks(joined(file, Buffer.from("behind the end")), 2 ** 20)).toEqual(plain);
});

it("divides an interlaced image into the passes of the standard", () => {
  const { passes } = readChunks(
    new Uint8Array(makePng(9, 9, new Array(81).fill(1), { interlaced: true })),
    2 ** 20,
  );
  const seen = new Set<string>();
  for (const { x, y, dx, dy, columns, rows } of passes)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) seen.add(`${x + column * dx} ${y + row * dy}`);
  // Every pixel once.
  expect(passes.reduce((sum, { columns, rows }) => sum + columns * rows, 0)).toBe(81);
  expect(seen.size).toBe(81);
  expect(passes.map(({ columns, rows }) => [columns, rows])).toEqual([
    [2, 2],
    [1, 2],
    [3, 1],
    [2, 3],
    [5, 2],
    [4, 5],
    [9, 4],
  ]);
});

describe("refuses", () => {
  const table: [name: string, bytes: Uint8Array<ArrayBuffer>, message: string | RegExp, limit?: number][] = [
    ["no signature", new Uint8Array(100), "is not a PNG file: it has no PNG signature"],
    ["a few bytes", file.slice(0, 4), "is not a PNG file: it has no PNG signature"],
    ["half a header", file.slice(0, 20), "ends after 20 bytes; the file is cut off"],
    ["half a file", file.slice(0, -14), /^a chunk goes on to byte \d+, the file ends at \d+; it is cut off$/],
    [
      "half a chunk head",
      file.slice(0, 36),
      "a chunk goes on to byte 41, the file ends at 36; it is cut off",
    ],
    ["no end", file.slice(0, -12), /^a chunk goes on to byte \d+, the file ends at \d+; it is cut off$/],
    [
      "two headers",
      joined(file.subarray(0, 33), file.subarray(8, 33), file.subarray(33)),
      "is damaged: IHDR is not its first chunk, and the only one",
    ],
    ["no header", joined(file.subarray(0, 8), file.subarray(33)), /IHDR|colour type/],
    [
      "an empty image",
      edited((view) => view.setUint32(20, 0)),
      "header declares 3 × 0 pixels, want at least one",
    ],
    [
      "a kind of pixel that does not exist",
      edited((view) => view.setUint8(25, 5)),
      "header declares colour type 5 at 8 bits, which no PNG file has",
    ],
    [
      "colours of 4 bits",
      edited((view) => view.setUint16(24, 0x0402)),
      "header declares colour type 2 at 4 bits, which no PNG file has",
    ],
    [
      "a way of interlacing that does not exist",
      edited((view) => view.setUint8(28, 2)),
      "header declares compression 0, filter 0, interlacing 2, which no PNG file has",
    ],
    [
      "another checksum",
      edited((view) => view.setUint8(29, 7)),
      "is damaged: the checksum of its chunk IHDR is wrong; fetch or save the file again",
    ],
    [
      "indices without a palette",
      joined(
        file.subarray(0, 8),
        chunk("IHDR", Uint8Array.of(0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0)),
        file.subarray(33),
      ),
      "is damaged: its pixels are indices, and it has no palette of red, green and blue",
    ],
    [
      "pixels beyond the limit",
      edited((view) => view.setUint32(16, 2 ** 31)),
      "header declares pixels of more than the limit of 1 MiB",
    ],
  ];
  it.each(table)("%s", (_, bytes, message) => {
    expect(() => image(bytes)).toThrow(message instanceof RegExp ? message : new InputError(message));
  });
});
