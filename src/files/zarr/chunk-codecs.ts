import type { Packing } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import { type Json, objectOf, objectsOf } from "./zarr-node.ts";

/** How the bytes of a chunk were packed, in the sequence of unpacking. */
export interface ChunkCodecs {
  /** Whether four bytes of a checksum follow. */
  readonly hasChecksum: boolean;
  /** What the platform unpacks. */
  readonly packing?: Packing;
  /** What zarrita unpacks; the length in front of the data is compared with that of a chunk. */
  readonly compressor?: Compressor;
}

const COMPRESSORS = ["blosc", "zstd", "lz4"] as const;
export type Compressor = (typeof COMPRESSORS)[number];

const PACKINGS: Readonly<Record<string, Packing>> = { gzip: "gzip", zlib: "zlib" };
const REMEDY = "write the array with blosc, zstd, gzip or without compression";

/** The compressor of Zarr 2, and what of it is left to zarrita. */
export function codecsOfV2(
  compressor: unknown,
  filters: unknown,
  dtype: unknown,
): { codecs: ChunkCodecs; left: unknown } {
  for (const { id, astype, dtype: own } of objectsOf(filters)) {
    // zarrita takes differences for the type of the array, whatever type they have.
    if (id !== "delta" || own !== dtype || (astype ?? dtype) !== dtype)
      throw new InputError(
        `is packed by the filter ${String(id)}, which is not read; write it without filters`,
      );
  }
  if (compressor === null || compressor === undefined) return { codecs: { hasChecksum: false }, left: null };
  const { id } = objectOf(compressor);
  const codecs = { hasChecksum: false, ...unpackedBy(String(id)) };
  return { codecs, left: codecs.packing ? null : compressor };
}

/** The codecs of Zarr 3, what of them is left to zarrita, and the extents of inner chunks where files hold several. */
export function codecsOfV3(list: unknown): { codecs: ChunkCodecs; left: readonly Json[]; inner?: unknown } {
  const all = objectsOf(list);
  const [first] = all;
  if (first?.name !== "sharding_indexed") return chain(all);
  const configuration = objectOf(first.configuration);
  const index = objectsOf(configuration.index_codecs).map(({ name }) => name);
  if (all.length > 1 || index[0] !== "bytes" || !index.slice(1).every((name) => name === "crc32c"))
    throw new InputError("has shards with codecs of their own, which are not read; write it without shards");
  const { codecs, left } = chain(objectsOf(configuration.codecs));
  return {
    codecs,
    left: [{ ...first, configuration: { ...configuration, codecs: left } }],
    inner: configuration.chunk_shape,
  };
}

/** Transposes, bytes, at most one compressor and at most one checksum, in this sequence. */
function chain(list: readonly Json[]): { codecs: ChunkCodecs; left: readonly Json[] } {
  const names = list.map(({ name }) => String(name));
  const start = names.findIndex((name) => name !== "transpose");
  if (names[start] !== "bytes")
    throw new InputError(
      `is packed by the codecs ${names.join(", ") || "none"}, which are not read; ${REMEDY}`,
    );
  const after = names.slice(start + 1);
  const hasChecksum = after.at(-1) === "crc32c";
  const packed = hasChecksum ? after.slice(0, -1) : after;
  if (packed.length > 1)
    throw new InputError(`is packed by ${packed.join(" and ")}, which is not read; ${REMEDY}`);
  const codecs = { hasChecksum, ...(packed[0] !== undefined && unpackedBy(packed[0])) };
  return { codecs, left: list.slice(0, start + 1 + (codecs.compressor ? 1 : 0)) };
}

function unpackedBy(name: string): Pick<ChunkCodecs, "packing" | "compressor"> {
  const plain = name.replace(/^numcodecs\./, "");
  const compressor = COMPRESSORS.find((each) => each === plain);
  if (compressor) return { compressor };
  if (Object.hasOwn(PACKINGS, plain)) return { packing: PACKINGS[plain]! };
  throw new InputError(`is packed by ${name}, which is not read; ${REMEDY}`);
}
