import { gunzipSync } from "node:zlib";
import { overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";

/** Deflate writes at most 258 bytes for two bits of input (RFC 1951), so a length beyond this is no length. */
const LARGEST_RATIO = 1032;
/** Ten bytes of header, two of an empty block, eight of trailer (RFC 1952). */
const SHORTEST_GZIP = 20;
const SMALLEST_CHUNK = 2 ** 16;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Decompresses gzip of one or several members; length and checksum of each are compared by zlib. */
export function gunzip(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  if (bytes.length < SHORTEST_GZIP) {
    throw new InputError(`gzip data ends after ${bytes.length} bytes; the file is cut off`);
  }
  try {
    // Content that fits into one chunk, with a byte to spare, is not copied together from several.
    const chunkSize = Math.max(SMALLEST_CHUNK, Math.min(declaredLength(bytes), limit) + 1);
    return gunzipSync(bytes, { maxOutputLength: limit, chunkSize }) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw overLimit("decompresses to", limit);
    if (!code?.startsWith("Z_")) throw error;
    throw new InputError(`gzip data is cut off or damaged (${message}); fetch or compress the file again`);
  }
}

/** What the trailer says, modulo 2³², of the last member; 0 if that cannot be. */
function declaredLength(bytes: Uint8Array<ArrayBuffer>): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return length <= LARGEST_RATIO * bytes.length ? length : 0;
}
