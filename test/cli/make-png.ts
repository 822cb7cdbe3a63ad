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
