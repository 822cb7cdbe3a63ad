import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { type ArrayMetadata, chunkBytes } from "./array-metadata.ts";
import { unpackChunk, withoutChecksum } from "./unpack-chunk.ts";
import { below, type LoadFile, objectOf, objectsOf, type ZarrNode } from "./zarr-node.ts";

/** What zarrita asks a store for: files by their path with a slash in front, or parts of them. */
export interface ChunkStore {
  get(key: string): Promise<Bytes | undefined>;
  getRange(key: string, range: Range): Promise<Bytes | undefined>;
}
type Range = { readonly suffixLength: number } | { readonly offset: number; readonly length: number };

/**
 * A store of one array at its root. Every chunk is validated before zarrita sees it, so that a damaged one is an error and
 * not a part of the labels.
 */
export function chunkStore(
  node: ZarrNode,
  array: ArrayMetadata,
  load: LoadFile,
  reading: Pick<Reading, "decompress" | "limit">,
): ChunkStore {
  const size = chunkBytes(array);
  const shards = new Map<string, Promise<Bytes | undefined>>();
  const hasIndexChecksum = objectsOf(
    objectOf(objectsOf(array.forZarrita.codecs)[0]?.configuration).index_codecs,
  ).some(({ name }) => name === "crc32c");
  const metadata = node.version === 2 ? "/.zarray" : "/zarr.json";
  let loaded = 0;
  const file = async (key: string) => {
    const bytes = await load(below(node.path, key.slice(1)));
    loaded += bytes?.length ?? 0;
    if (loaded > reading.limit) throw overLimit("chunks hold", reading.limit);
    return bytes ?? filled(key);
  };
  /** A chunk without a file consists of the fill value. */
  const filled = (key: string) => {
    if (array.fill !== undefined) return undefined;
    throw new InputError(
      `${key.slice(1)} was not written, and the fill value in its place is not a number that JSON holds; write all chunks`,
    );
  };
  /** Names the file in errors about its bytes. */
  const named = async <Result>(key: string, work: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof InputError
        ? new InputError(`${below(node.path, key.slice(1))}: ${error.message}`)
        : error;
    }
  };
  const unpacked = (key: string, bytes: Bytes) =>
    named(key, () => unpackChunk(bytes, size, array.codecs, reading));
  return {
    async get(key) {
      if (key === metadata) return new Uint8Array(utf8Bytes(JSON.stringify(array.forZarrita)));
      if (/^\/(\.z\w+|zarr\.json)$/.test(key)) return undefined;
      const bytes = await file(key);
      return bytes && (await unpacked(key, bytes));
    },
    async getRange(key, range) {
      const whole = shards.get(key) ?? file(key);
      shards.set(key, whole);
      const bytes = await whole;
      if (!bytes) return undefined;
      if ("suffixLength" in range) {
        const index = bytes.subarray(Math.max(0, bytes.length - range.suffixLength));
        if (hasIndexChecksum) await named(key, () => withoutChecksum(index));
        return index;
      }
      return await unpacked(key, bytes.subarray(range.offset, range.offset + range.length));
    },
  };
}

// The web's encoder, which every runtime has and the library's types do not include.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
