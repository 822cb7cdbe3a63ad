import { inflateSync } from "node:zlib";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Signature and IHDR chunk. */
const HEADER_END = 33;
/** What an image is made of. All others may be dropped; an ICC profile among them may unpack to any size. */
const IMAGE = ["IHDR", "PLTE", "IDAT", "IEND"];

/** Samples a pixel and the depths that the PNG standard allows, by colour type. */
const colorTypes: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** A PNG reduced to its image, which unpacks to no more than its header declares: so its decoder may trust it. */
export function imageChunks(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte))
    throw new InputError("is not a PNG file: it has no PNG signature");
  if (bytes.length < HEADER_END)
    throw new InputError(`ends after ${bytes.length} bytes; the file is cut off`);
  const size = declaredBytes(new DataView(bytes.buffer, bytes.byteOffset + 16, 13));
  if (size > limit) throw overLimit("header declares pixels of", limit);
  const chunks = chunksOf(bytes).filter(({ type }) => IMAGE.includes(type));
  const packed = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  checkPacked(Buffer.concat(packed), size);
  return Buffer.concat([bytes.subarray(0, 8), ...chunks.map(({ whole }) => whole)]);
}

/** Bytes of the unpacked image, each row with the byte of its filter. */
function declaredBytes(header: DataView): number {
  const width = header.getUint32(0);
  const height = header.getUint32(4);
  const [depth, color, interlaced] = [header.getUint8(8), header.getUint8(9), header.getUint8(12) !== 0];
  if (width * height === 0)
    throw new InputError(`header declares ${width} × ${height} pixels, want at least one`);
  const type = colorTypes[color];
  if (!type?.depths.includes(depth)) {
    throw new InputError(`header declares colour type ${color} at ${depth} bits, which no PNG file has`);
  }
  if (interlaced && depth < 8) {
    throw new InputError(
      `is interlaced at ${depth} bits a pixel, which is not read; save it without interlacing`,
    );
  }
  const rowBytes = (pixels: number) => 1 + Math.ceil((pixels * depth * type.channels) / 8);
  if (!interlaced) return height * rowBytes(width);
  return PASSES.reduce((size, [x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    return columns > 0 ? size + Math.max(0, Math.ceil((height - y) / dy)) * rowBytes(columns) : size;
  }, 0);
}

/** Where the seven passes of an interlaced image begin, x and y, and their steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With its length, type and checksum. */
  readonly whole: Uint8Array;
}

/** The chunks up to the end of the image; one that is cut off is an error. */
function chunksOf(bytes: Uint8Array<ArrayBuffer>): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = 8; ; ) {
    const data = at + 8;
    const end = data + (data <= bytes.length ? view.getUint32(at) + 4 : 0);
    if (data > bytes.length || end > bytes.length) {
      throw new InputError(
        `a chunk goes on to byte ${end || data}, the file ends at ${bytes.length}; it is cut off`,
      );
    }
    const type = String.fromCharCode(...bytes.subarray(at + 4, data));
    const first = chunks.length === 0;
    if (first !== (type === "IHDR"))
      throw new InputError("is damaged: IHDR is not its first chunk, and the only one");
    chunks.push({ type, data: bytes.subarray(data, end - 4), whole: bytes.subarray(at, end) });
    if (type === "IEND") return chunks;
    at = end;
  }
}

/** Deflate writes at most 258 bytes for two bits of input (RFC 1951). */
const LARGEST_RATIO = 1032;

/** Refuses packed data that do not unpack to the size declared, before anybody keeps what they unpack to. */
function checkPacked(packed: Uint8Array, size: number): void {
  const declared = `the ${size} bytes that its header declares`;
  const damaged = (reason: string) =>
    new InputError(`is cut off or damaged (${reason}); fetch or save the file again`);
  if (size > LARGEST_RATIO * packed.length) {
    throw damaged(`${packed.length} bytes of packed pixels cannot hold ${declared}`);
  }
  try {
    const { length } = inflateSync(packed, { maxOutputLength: size, chunkSize: Math.max(64, size + 1) });
    if (length < size) throw damaged(`its pixels unpack to ${length} bytes, less than ${declared}`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw damaged(`its pixels unpack to more than ${declared}`);
    throw code?.startsWith("Z_") ? damaged(message) : error;
  }
}
