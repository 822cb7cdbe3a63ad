import zlib from "node:zlib";
import { decompress, Utils } from "nifti-reader-js";
import { InputError } from "./input-error.ts";

/** Deflate writes at most 258 bytes for two bits of input (RFC 1951), so a length beyond this is no length. */
const LARGEST_RATIO = 1032;
/** Ten bytes of header, two of an empty block, eight of trailer (RFC 1952). */
const SHORTEST_GZIP = 20;

// Node has crc32 since 20.15; the reader's own is fifteen times slower.
const crc32: (bytes: ArrayBuffer) => number =
  typeof zlib.crc32 === "function"
    ? (bytes) => zlib.crc32(new Uint8Array(bytes))
    : (bytes) => Utils.crc32(new DataView(bytes));

export function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

/**
 * Decompresses gzip by the NIfTI reader. That reader allocates what the trailer declares and compares
 * neither length nor checksum, so both are done here: a cut file must not become a smaller map.
 */
export function gunzip(bytes: ArrayBuffer): ArrayBuffer {
  const end = bytes.byteLength;
  if (end < SHORTEST_GZIP) throw new InputError(`gzip data ends after ${end} bytes; the file is cut off`);
  const trailer = new DataView(bytes, end - 8);
  if (trailer.getUint32(4, true) > LARGEST_RATIO * end) throw damaged("impossible length in its trailer");
  const content = decompressOrExplain(bytes);
  if (crc32(content) !== trailer.getUint32(0, true)) throw damaged("checksum differs");
  return content;
}

function decompressOrExplain(bytes: ArrayBuffer): ArrayBuffer {
  try {
    return decompress(bytes) as ArrayBuffer;
  } catch (error) {
    throw damaged((error as Error).message);
  }
}

function damaged(reason: string): InputError {
  return new InputError(`gzip data is cut off or damaged (${reason}); fetch or compress the file again`);
}
