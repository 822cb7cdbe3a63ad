import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { imageChunks } from "../../../src/files/png/png-chunks.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { makePng } from "../../cli/make-png.ts";

const file = new Uint8Array(makePng(3, 2, [0, 1, 2, 3, 4, 5]));
const image = (bytes: Uint8Array<ArrayBuffer>, limit = 2 ** 20) => new Uint8Array(imageChunks(bytes, limit));

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
/** The same image, packed anew. */
const repacked = (packed: Uint8Array) =>
  joined(file.subarray(0, 33), chunk("IDAT", packed), chunk("IEND", new Uint8Array()));

it("leaves an image as it is", () => {
  expect(image(file)).toEqual(file);
});

it("drops what is no part of the image, a profile that unpacks to a gigabyte among it", () => {
  const profile = chunk("iCCP", joined(Buffer.from("x\0\0"), deflateSync(new Uint8Array(2 ** 20))));
  expect(image(joined(file.subarray(0, 33), profile, file.subarray(33)))).toEqual(file);
  expect(image(joined(file, Buffer.from("behind the end")))).toEqual(file);
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
      "packed bits that are interlaced",
      new Uint8Array(makePng(9, 9, new Array(81).fill(1), { depth: 1, interlaced: true })),
      "is interlaced at 1 bits a pixel, which is not read; save it without interlacing",
    ],
    [
      "pixels beyond the limit",
      edited((view) => view.setUint32(16, 2 ** 31)),
      "header declares pixels of more than the limit of 1 MiB; --max-file raises it",
    ],
    [
      "pixels that its bytes cannot hold",
      edited((view) => view.setUint32(16, 2 ** 18)),
      /^is cut off or damaged \(\d+ bytes of packed pixels cannot hold the 524290 bytes that its header declares\)/,
    ],
    [
      "a row too few",
      repacked(deflateSync(new Uint8Array(4))),
      /its pixels unpack to 4 bytes, less than the 8 bytes that its header declares/,
    ],
    [
      "a row too many",
      repacked(deflateSync(new Uint8Array(12))),
      /its pixels unpack to more than the 8 bytes that its header declares/,
    ],
    ["a bomb", repacked(deflateSync(new Uint8Array(2 ** 24))), /unpack to more than the 8 bytes/],
    ["what is not packed", repacked(new Uint8Array(20).fill(1)), /^is cut off or damaged \(.+\); fetch/],
  ];
  it.each(table)("%s", (_, bytes, message) => {
    expect(() => image(bytes)).toThrow(message instanceof RegExp ? message : new InputError(message));
  });
});
