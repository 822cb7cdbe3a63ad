import { nodeModule } from "../../workers/threads/thread.ts";
import { overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";

/** Bytes in memory that is not shared; TypeScript before 5.7 has no word for it. */
export type Bytes = ReturnType<typeof Uint8Array.of>;

/** How data are packed: gzip of one or several members (RFC 1952), zlib (RFC 1950) or deflate alone (RFC 1951). */
export type Packing = "gzip" | "zlib" | "deflate";

/** Deflate writes at most 258 bytes for two bits of input (RFC 1951), so a declared size beyond this is damaged. */
const MAX_DEFLATE_RATIO = 1032;

/** Ten bytes of header, two of an empty block, eight of trailer (RFC 1952). */
const MIN_GZIP_BYTES = 20;
const MIN_CHUNK_BYTES = 2 ** 16;
/** Unpacked bytes up to which zlib works in this thread: handing less to another thread costs more than the work. */
const MAX_DIRECT_BYTES = 2 ** 20;

export interface DecompressOptions {
  /** The most bytes that the data may unpack to. */
  readonly limit: number;
  /** The number of unpacked bytes, where a header declares it. More of them are damage. */
  readonly size?: number;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Decompresses with the platform: zlib in Node, Deno and Bun, `DecompressionStream` elsewhere. Both compare the checksum.
 */
export async function decompress(
  bytes: Bytes,
  packing: Packing,
  { limit, size }: DecompressOptions,
): Promise<Bytes> {
  if (packing === "gzip" && bytes.length < MIN_GZIP_BYTES)
    throw new InputError(`gzip data ends after ${bytes.length} bytes; the file is cut off`);
  const most = Math.min(limit, size ?? limit);
  if (size !== undefined) {
    if (size > limit) throw overLimit("header declares data of", limit);
    if (size > MAX_DEFLATE_RATIO * bytes.length)
      throw damaged(
        packing,
        `${bytes.length} packed bytes cannot hold the ${size} bytes that its header declares`,
      );
  }
  const zlib = nodeModule("node:zlib") as NodeZlib | undefined;
  const unpacked = zlib
    ? await byZlib(zlib, bytes, packing, most, size)
    : await byStream(bytes, packing, most, size);
  if (size !== undefined && unpacked.length < size)
    throw damaged(packing, `it unpacks to ${unpacked.length} bytes, its header declares ${size}`);
  return unpacked;
}

/** The part of node:zlib that is used here. */
interface NodeZlib {
  gunzip: ZlibFunction;
  gunzipSync: DirectZlibFunction;
  inflate: ZlibFunction;
  inflateSync: DirectZlibFunction;
  inflateRaw: ZlibFunction;
  inflateRawSync: DirectZlibFunction;
}
interface ZlibOptions {
  readonly maxOutputLength: number;
  readonly chunkSize: number;
}
type ZlibFunction = (
  bytes: Uint8Array,
  options: ZlibOptions,
  done: (error: (Error & { code?: string }) | null, result: Bytes) => void,
) => void;
type DirectZlibFunction = (bytes: Uint8Array, options: ZlibOptions) => Bytes;

function byZlib(
  zlib: NodeZlib,
  bytes: Bytes,
  packing: Packing,
  most: number,
  size?: number,
): Bytes | Promise<Bytes> {
  const expected = size ?? (packing === "gzip" ? declaredLength(bytes) : 4 * bytes.length);
  // Content that fits into one chunk, with a byte to spare, is not copied together from several.
  const chunkSize = Math.max(MIN_CHUNK_BYTES, Math.min(expected, most) + 1);
  if (expected <= MAX_DIRECT_BYTES) {
    const unpack = { gzip: zlib.gunzipSync, zlib: zlib.inflateSync, deflate: zlib.inflateRawSync }[packing];
    try {
      return viewOf(unpack(bytes, { maxOutputLength: Math.max(1, Math.min(most, chunkSize)), chunkSize }));
    } catch {
      // The other way reports the fault, and lets the event loop run, until which the memory of a failure is kept.
    }
  }
  const unpack = { gzip: zlib.gunzip, zlib: zlib.inflate, deflate: zlib.inflateRaw }[packing];
  return new Promise((resolve, reject) => {
    unpack(bytes, { maxOutputLength: Math.max(1, most), chunkSize }, (error, result) => {
      if (!error) resolve(viewOf(result));
      else if (error.code === "ERR_BUFFER_TOO_LARGE") reject(tooLong(packing, most, size));
      else if (error.code?.startsWith("Z_")) reject(damaged(packing, error.message));
      else reject(error);
    });
  });
}

/** Bytes without the methods of a Buffer. */
function viewOf({ buffer, byteOffset, length }: Bytes): Bytes {
  return new Uint8Array(buffer, byteOffset, length);
}

/** The length in the trailer of the last member, modulo 2³²; 0 if the data cannot hold as much. */
function declaredLength(bytes: Bytes): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return length <= MAX_DEFLATE_RATIO * bytes.length ? length : 0;
}

/** The part of the web's streams that is used here. */
interface WebStreams {
  readonly DecompressionStream?: new (
    format: string,
  ) => {
    readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
    readonly readable: { getReader(): StreamReader };
  };
}
interface StreamReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(): Promise<void>;
}

const STREAM_FORMATS = { gzip: "gzip", zlib: "deflate", deflate: "deflate-raw" } as const;

async function byStream(bytes: Bytes, packing: Packing, most: number, size?: number): Promise<Bytes> {
  const { parts, error } = await streamOf(bytes, packing, most, size);
  if (error === undefined) return joined(parts);
  if (packing !== "gzip" || error instanceof InputError) throw asDamage(packing, error);
  return joined(await membersOf(bytes, most, error));
}

/**
 * A `DecompressionStream` refuses bytes after the first member of a gzip file. A member ends where the next signature
 * begins: the checksum in front of it proves a right guess. Zeros at the end of the file are padding.
 */
async function membersOf(bytes: Bytes, most: number, error: unknown): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const ends = memberEnds(bytes);
  let start = 0;
  let rest = most;
  while (start < bytes.length) {
    let found = false;
    for (const end of ends) {
      if (end < start + MIN_GZIP_BYTES) continue;
      const member = await streamOf(bytes.subarray(start, end), "gzip", rest);
      if (member.error instanceof InputError) throw member.error;
      if (member.error !== undefined) continue;
      parts.push(...member.parts);
      rest -= member.parts.reduce((sum, part) => sum + part.length, 0);
      start = end;
      found = true;
      break;
    }
    if (!found) {
      if (parts.length > 0 && bytes.subarray(start).every((byte) => byte === 0)) break;
      throw asDamage("gzip", error);
    }
  }
  return parts;
}

/** Places where a member may end: before a signature with a method and flags that exist, and before trailing zeros. */
function memberEnds(bytes: Bytes): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x1f, MIN_GZIP_BYTES); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3]! < 32) ends.push(at);
  }
  let last = bytes.length;
  while (last > 0 && bytes[last - 1] === 0) last--;
  // A member may end in zeros itself: those of its trailer, and the last byte of an empty block.
  for (let end = last; end <= Math.min(last + 10, bytes.length); end++) ends.push(end);
  return ends;
}

async function streamOf(
  bytes: Bytes,
  packing: Packing,
  most: number,
  size?: number,
): Promise<{ parts: Uint8Array[]; error?: unknown }> {
  const { DecompressionStream } = globalThis as WebStreams;
  if (!DecompressionStream)
    throw new InputError(
      "is compressed, and this runtime has neither zlib nor DecompressionStream; decompress it first",
    );
  const stream = new DecompressionStream(STREAM_FORMATS[packing]);
  const writer = stream.writable.getWriter();
  // Both promises fail together with the reader, which reports the reason.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) return { parts };
      parts.push(value);
      length += value.length;
      if (length > most) {
        reader.cancel().catch(() => {});
        return { parts: [], error: tooLong(packing, most, size) };
      }
    }
  } catch (error) {
    return { parts: [], error };
  }
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function tooLong(packing: Packing, most: number, size?: number): InputError {
  if (size !== undefined && most === size)
    return damaged(packing, `it unpacks to more than the ${size} bytes that its header declares`);
  return overLimit("decompresses to", most);
}

function asDamage(packing: Packing, error: unknown): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  return damaged(packing, error.message);
}

function damaged(packing: Packing, reason: string): InputError {
  const kind = packing === "gzip" ? "gzip" : "packed";
  // Some engines give no reason.
  const why = reason === "" ? "" : ` (${reason})`;
  return new InputError(`${kind} data is cut off or damaged${why}; fetch or compress the file again`);
}
