import { InputError } from "../source/input-error.ts";
import { bytesOf, type VoxelType } from "../volume/stored-values.ts";
import { checkExtents } from "../volume/volume-header.ts";
import { type ChunkCodecs, codecsOfV2, codecsOfV3 } from "./chunk-codecs.ts";
import { type Json, objectOf, type ZarrNode } from "./zarr-node.ts";

/** An array as its metadata declare it. */
export interface ArrayMetadata {
  readonly shape: readonly number[];
  readonly type: VoxelType;
  readonly isBoolean: boolean;
  /** The extents of the part that is compressed at once: an inner chunk, where files hold several. */
  readonly chunk: readonly number[];
  readonly codecs: ChunkCodecs;
  /** Whether a file holds several chunks and an index of them. */
  readonly isSharded: boolean;
  /** The value of chunks without a file; `undefined` where the metadata do not say it as a number. */
  readonly fill: number | undefined;
  /** The metadata for zarrita: of bytes in place of booleans, and without what is unpacked before. */
  readonly forZarrita: Json;
}

/** The letters of NumPy with a width in bytes, and the names of Zarr 3. */
const TYPES: Readonly<Record<string, VoxelType>> = {
  b1: "uint8",
  bool: "uint8",
  u1: "uint8",
  i1: "int8",
  u2: "uint16",
  i2: "int16",
  u4: "uint32",
  i4: "int32",
  u8: "uint64",
  i8: "int64",
  f4: "float32",
  f8: "float64",
  ...Object.fromEntries(
    (
      [
        "uint8",
        "int8",
        "uint16",
        "int16",
        "uint32",
        "int32",
        "uint64",
        "int64",
        "float32",
        "float64",
      ] as const
    ).map((type) => [type, type]),
  ),
};

/** Validates the metadata of an array. */
export function arrayMetadata({ version, metadata }: ZarrNode): ArrayMetadata {
  return version === 2 ? ofV2(metadata) : ofV3(metadata);
}

/** @see https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html */
function ofV2(metadata: Json): ArrayMetadata {
  const { dtype, order = "C", compressor, filters } = metadata;
  const [, , name = ""] = /^([<>|])([biuf]\d)$/.exec(String(dtype)) ?? [];
  const type = typeOf(name, dtype);
  const shape = extentsOf(metadata.shape, "shape");
  const chunk = chunkOf(metadata.chunks, shape);
  if (order !== "C" && order !== "F")
    throw new InputError(`declares the order ${JSON.stringify(order)}, want C or F`);
  const { codecs, left } = codecsOfV2(compressor, filters, dtype);
  const isBoolean = name === "b1";
  return {
    ...{ shape, type, isBoolean, chunk, codecs },
    isSharded: false,
    fill: fillOf(metadata.fill_value),
    forZarrita: {
      ...metadata,
      ...(isBoolean && { dtype: "|u1" }),
      fill_value: fillOf(metadata.fill_value) ?? 0,
      compressor: left,
    },
  };
}

/** @see https://zarr-specs.readthedocs.io/en/latest/v3/core/index.html */
function ofV3(metadata: Json): ArrayMetadata {
  const { data_type: name, chunk_grid, storage_transformers: transformers = [] } = metadata;
  const type = typeOf(String(name), name);
  const shape = extentsOf(metadata.shape, "shape");
  const grid = objectOf(chunk_grid);
  if (grid.name !== "regular")
    throw new InputError(`has the chunk grid ${JSON.stringify(grid.name)}, which is not read; want regular`);
  if (!Array.isArray(transformers) || transformers.length > 0)
    throw new InputError("has storage transformers, which are not read; write it without them");
  const outer = chunkOf(objectOf(grid.configuration).chunk_shape, shape);
  const { codecs, left, inner } = codecsOfV3(metadata.codecs);
  const chunk = inner === undefined ? outer : chunkOf(inner, shape);
  if (!chunk.every((extent, axis) => outer[axis]! % extent === 0))
    throw new InputError(
      `declares chunks of ${chunk.join(" × ")} in shards of ${outer.join(" × ")}, which they do not fill`,
    );
  return {
    ...{ shape, type, isBoolean: name === "bool", chunk, codecs },
    isSharded: inner !== undefined,
    fill: fillOf(metadata.fill_value),
    forZarrita: {
      ...metadata,
      data_type: type,
      fill_value: fillOf(metadata.fill_value) ?? 0,
      codecs: left,
    },
  };
}

function typeOf(name: string, declared: unknown): VoxelType {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type) return type;
  throw new InputError(
    `data type ${JSON.stringify(declared)} holds no labels; save them as integers of 8 to 64 bits`,
  );
}

function extentsOf(extents: unknown, field: string): number[] {
  if (Array.isArray(extents)) return checkExtents(extents, field);
  throw new InputError(`declares ${field} ${JSON.stringify(extents)}, want a list of extents`);
}

function chunkOf(extents: unknown, shape: readonly number[]): number[] {
  const chunk = extentsOf(extents, "chunks");
  if (chunk.length === shape.length) return chunk;
  throw new InputError(`declares chunks of ${chunk.length} axes in an array of ${shape.length}`);
}

/** The value of a chunk that was never written: a number that JSON holds exactly, or a boolean. */
function fillOf(value: unknown): number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "number" && (Number.isSafeInteger(value) || !Number.isInteger(value))
    ? value
    : undefined;
}

/** The bytes of one chunk, unpacked. */
export function chunkBytes({ chunk, type }: ArrayMetadata): number {
  return chunk.reduce((product, extent) => product * extent, bytesOf(type));
}
