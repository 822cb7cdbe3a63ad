import { crc32, deflateSync } from "node:zlib";

/** The colour types of the PNG standard. */
const colorTypes = { grey: 0, rgb: 2, indexed: 3, greyAlpha: 4, rgba: 6 } as const;
const channels = { grey: 1, rgb: 3, indexed: 1, greyAlpha: 2, rgba: 4 };

export interface PngOptions {
  readonly depth?: 1 | 2 | 4 | 8 | 16;
  readonly color?: keyof typeof colorTypes;
  readonly interlaced?: boolean;
}

/** A PNG of unfiltered rows, written chunk by chunk: fast-png itself writes no palettes and no packed bits. */
export function makePng(
  width: number,
  height: number,
  samples: readonly number[],
  { depth = 8, color = "grey", interlaced = false }: PngOptions = {},
): ArrayBuffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorTypes[color], 0, 0, interlaced ? 1 : 0], 8);
  const perRow = width * channels[color];
  const rowBytes = Math.ceil((perRow * depth) / 8);
  const rows = Buffer.alloc(height * (1 + rowBytes));
  samples.forEach((sample, index) => {
    const bit = (index % perRow) * depth;
    const at = Math.floor(index / perRow) * (1 + rowBytes) + 1 + (bit >> 3);
    if (depth === 16) rows.writeUInt16BE(sample, at);
    else rows[at]! |= sample << (8 - depth - (bit & 7));
  });
  const palette =
    color === "indexed" ? [chunk("PLTE", Buffer.from(Array.from({ length: 48 }, (_, k) => k)))] : [];
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const file = Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...palette,
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The same picture with other packed pixels, and another width. */
export function withPixels(png: ArrayBuffer, packed: Uint8Array, width?: number): ArrayBuffer {
  const bytes = Buffer.from(png);
  const header = Buffer.from(bytes.subarray(16, 29));
  if (width !== undefined) header.writeUInt32BE(width, 0);
  return toArrayBuffer([
    bytes.subarray(0, 8),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.from(packed)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The pixels of each of the seven passes of the standard, written as eight by eight letters. */
const PASS_OF_PIXEL = [
  "16462646",
  "77777777",
  "56565656",
  "77777777",
  "36463646",
  "77777777",
  "56565656",
  "77777777",
];

/** A grey PNG, interlaced: each pass is a picture of the pixels that the letters of the standard give it. */
export function interlacedPng(
  width: number,
  height: number,
  samples: readonly number[],
  depth: number,
): ArrayBuffer {
  const rows: Buffer[] = [];
  for (let pass = 1; pass <= 7; pass++) {
    for (let y = 0; y < height; y++) {
      const row: number[] = [];
      for (let x = 0; x < width; x++)
        if (PASS_OF_PIXEL[y % 8]![x % 8] === String(pass)) row.push(samples[y * width + x]!);
      if (row.length > 0) rows.push(Buffer.from([0]), packRow(row, depth));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 0, 0, 0, 1], 8);
  return toArrayBuffer([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function packRow(row: readonly number[], depth: number): Buffer {
  const bits = row.map((sample) => sample.toString(2).padStart(depth, "0")).join("");
  return Buffer.from(bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
}

function toArrayBuffer(parts: readonly Uint8Array[]): ArrayBuffer {
  return new Uint8Array(Buffer.concat(parts)).buffer;
}
