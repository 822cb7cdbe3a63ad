import type { LoadFile } from "../../../src/files/zarr/zarr-node.ts";

/** The content of a file of a store: JSON, or bytes. */
export type StoreFile = object | Uint8Array<ArrayBuffer>;

/** A Zarr store in memory: objects are written as JSON. */
export function memoryStore(files: Readonly<Record<string, StoreFile>>): LoadFile {
  return async (name) => {
    const content = Object.hasOwn(files, name) ? files[name] : undefined;
    if (content === undefined) return undefined;
    return content instanceof Uint8Array
      ? content.slice()
      : new Uint8Array(new TextEncoder().encode(JSON.stringify(content)));
  };
}

/** The metadata of a 2 × 3 array of bytes in one chunk, of Zarr 2. */
export const zarray = {
  zarr_format: 2,
  shape: [2, 3],
  chunks: [2, 3],
  dtype: "|u1",
  compressor: null,
  fill_value: 0,
  order: "C",
  filters: null,
};

/** The metadata of a 2 × 3 array of bytes in one chunk, of Zarr 3. */
export const zarrJson = {
  zarr_format: 3,
  node_type: "array",
  shape: [2, 3],
  data_type: "uint8",
  chunk_grid: { name: "regular", configuration: { chunk_shape: [2, 3] } },
  chunk_key_encoding: { name: "default", configuration: { separator: "/" } },
  fill_value: 0,
  codecs: [{ name: "bytes", configuration: { endian: "little" } }],
};
