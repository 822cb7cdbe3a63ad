import { crc32c } from "../source/crc32.ts";
import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import type { ChunkCodecs, Compressor } from "./chunk-codecs.ts";

/** Bytes of the checksum at the end of a chunk or of the index of a shard. */
const CHECKSUM_BYTES = 4;

/**
 * Unpacks what zarrita does not: checksums, and gzip and zlib by the platform up to the length of a chunk. What zarrita
 * unpacks must declare that length, for it allocates what a chunk declares and leaves zeros where one is short.
 */
export async function unpackChunk(
  stored: Bytes,
  size: number,
  { hasChecksum, packing, compressor }: ChunkCodecs,
  { decompress }: Pick<Reading, "decompress">,
): Promise<Bytes> {
  const packed = hasChecksum ? withoutChecksum(stored) : stored;
  if (packing) return await decompress(packed, packing, size);
  const declared = compressor ? DECLARED[compressor](packed) : packed.length;
  if (declared === size) return packed;
  throw new InputError(
    declared === undefined
      ? `${compressor} data do not say how long they are, or are cut off`
      : `holds ${declared} bytes, and a chunk has ${size}; it is cut off or damaged`,
  );
}

/** The bytes in front of a checksum that is right. */
export function withoutChecksum(stored: Bytes): Bytes {
  const end = stored.length - CHECKSUM_BYTES;
  if (end < 0) throw new InputError("is shorter than its checksum; it is cut off");
  const checksum = new DataView(stored.buffer, stored.byteOffset + end).getUint32(0, true);
  const bytes = stored.subarray(0, end);
  if (crc32c(bytes) === checksum) return bytes;
  throw new InputError("its checksum is wrong; it is damaged");
}

/** The length that packed data declare; `undefined` where they do not. */
const DECLARED: Readonly<Record<Compressor, (packed: Bytes) => number | undefined>> = {
  blosc: (packed) =>
    packed.length >= 16 && uint32(packed, 12) === packed.length ? uint32(packed, 4) : undefined,
  lz4: (packed) => uint32(packed, 0),
  zstd: zstdLength,
};

function uint32(bytes: Bytes, at: number): number | undefined {
  return at + 4 > bytes.length
    ? undefined
    : new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);
}

const ZSTD_MAGIC = 0xfd2fb528;

/** The content size in the header of a frame. @see https://www.rfc-editor.org/rfc/rfc8878#name-frame-header */
function zstdLength(packed: Bytes): number | undefined {
  const descriptor = packed[4];
  if (uint32(packed, 0) !== ZSTD_MAGIC || descriptor === undefined) return undefined;
  const isSingle = (descriptor & 32) !== 0;
  const kind = descriptor >> 6;
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!;
  const width = kind === 0 ? (isSingle ? 1 : 0) : 2 ** kind;
  if (width === 0 || at + width > packed.length) return undefined;
  let length = 0;
  for (let k = width - 1; k >= 0; k--) length = length * 256 + packed[at + k]!;
  return width === 2 ? length + 256 : length;
}
