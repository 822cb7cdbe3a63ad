import { crc32 } from "../source/crc32.ts";
import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import { latin1 } from "../source/text.ts";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Signature and IHDR chunk. */
const HEADER_END = 33;
/** The chunks of an image. All others are dropped; an ICC profile among them may unpack to any size. */
const IMAGE = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** Samples a pixel and the depths that the PNG standard allows, by colour type. */
const COLOR_TYPES: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** The part of a picture that a pass of an interlaced file holds: its first pixel, its steps, its size. */
export interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
}

export interface PngImage {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  readonly color: number;
  /** Samples of a pixel. */
  readonly channels: number;
  readonly passes: readonly Pass[];
  /** Red, green, blue of each colour, where the pixels are indices. */
  readonly palette?: Uint8Array;
  /** The pixels, packed by zlib, which unpack to `size` bytes. */
  readonly packed: Bytes;
  readonly size: number;
}

/** Reports whether the bytes begin with the signature of a PNG file. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads the structure of a PNG file.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function readChunks(bytes: Bytes, limit: number): PngImage {
  if (!isPng(bytes)) throw new InputError("is not a PNG file: it has no PNG signature");
  if (bytes.length < HEADER_END)
    throw new InputError(`ends after ${bytes.length} bytes; the file is cut off`);
  const header = readHeader(new DataView(bytes.buffer, bytes.byteOffset + 16, 13));
  const samples = header.width * header.height * header.channels;
  if (Math.max(header.size, samples) > limit) throw overLimit("header declares pixels of", limit);
  const chunks = chunksOf(bytes);
  const all = (type: string) => chunks.filter((chunk) => chunk.type === type).map(({ data }) => data);
  const [palette, second] = all("PLTE");
  if (second) throw new InputError("is damaged: it has two palettes");
  if (header.color === 3 && !(palette && palette.length % 3 === 0 && palette.length > 0))
    throw new InputError("is damaged: its pixels are indices, and it has no palette of red, green and blue");
  return { ...header, packed: joined(all("IDAT")), ...(header.color === 3 && palette && { palette }) };
}

function readHeader(header: DataView): Omit<PngImage, "packed" | "palette"> {
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, color] = [header.getUint8(8), header.getUint8(9)];
  if (width * height === 0)
    throw new InputError(`header declares ${width} × ${height} pixels, want at least one`);
  const type = COLOR_TYPES[color];
  if (!type?.depths.includes(depth))
    throw new InputError(`header declares colour type ${color} at ${depth} bits, which no PNG file has`);
  const [compression, filter, interlace] = [10, 11, 12].map((at) => header.getUint8(at));
  if (compression !== 0 || filter !== 0 || interlace! > 1) {
    throw new InputError(
      `header declares compression ${compression}, filter ${filter}, interlacing ${interlace}, which no PNG file has`,
    );
  }
  const { channels } = type;
  const passes = (interlace === 1 ? ADAM7 : WHOLE)
    .map(([x, y, dx, dy]) => {
      const columns = Math.ceil((width - x!) / dx!);
      const rows = Math.ceil((height - y!) / dy!);
      return { x: x!, y: y!, dx: dx!, dy: dy!, columns, rows };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
  // Each row has the byte of its filter.
  const size = passes.reduce(
    (sum, { columns, rows }) => sum + rows * (1 + Math.ceil((columns * depth * channels) / 8)),
    0,
  );
  return { width, height, depth, color, channels, passes, size };
}

const WHOLE = [[0, 0, 1, 1]];
/** The first pixels of the seven passes of an interlaced image, x and y, and their steps. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

interface Chunk {
  readonly type: string;
  readonly data: Bytes;
}

/** The chunks of the image, up to its end; one that is cut off, or has another checksum, is an error. */
function chunksOf(bytes: Bytes): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  let ended = false;
  for (let at = 8; !ended; ) {
    const data = at + 8;
    const end = data + (data <= bytes.length ? view.getUint32(at) + 4 : 0);
    if (data > bytes.length || end > bytes.length) {
      throw new InputError(
        `a chunk goes on to byte ${end || data}, the file ends at ${bytes.length}; it is cut off`,
      );
    }
    const type = latin1(bytes.subarray(at + 4, data));
    const first = at === 8;
    if (first !== (type === "IHDR"))
      throw new InputError("is damaged: IHDR is not its first chunk, and the only one");
    if (IMAGE.includes(type)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
        throw new InputError(
          `is damaged: the checksum of its chunk ${type} is wrong; fetch or save the file again`,
        );
      chunks.push({ type, data: bytes.subarray(data, end - 4) });
    }
    ended = type === "IEND";
    at = end;
  }
  return chunks;
}

function joined(parts: readonly Bytes[]): Bytes {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
