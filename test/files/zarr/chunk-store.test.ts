import { expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { utf8 } from "../../../src/files/source/text.ts";
import { arrayMetadata } from "../../../src/files/zarr/array-metadata.ts";
import { chunkStore } from "../../../src/files/zarr/chunk-store.ts";
import type { ZarrNode } from "../../../src/files/zarr/zarr-node.ts";
import { readingOf } from "../reading.ts";
import { memoryStore, type StoreFile, zarray, zarrJson } from "./memory-store.ts";

function storeOf(version: 2 | 3, more: object, files: Record<string, StoreFile>, limit = 1000) {
  const metadata = { ...(version === 2 ? zarray : zarrJson), ...more };
  const node: ZarrNode = { path: "a", version, kind: "array", metadata, attributes: {} };
  return chunkStore(node, arrayMetadata(node), memoryStore(files), { ...readingOf(), limit });
}
const chunk = Uint8Array.of(1, 2, 3, 4, 5, 6);

it("gives the metadata for zarrita, and chunks below the path of the array", async () => {
  const store = storeOf(2, { dtype: "|b1" }, { "a/0.0": chunk });
  expect(JSON.parse(utf8((await store.get("/.zarray"))!))).toMatchObject({ dtype: "|u1" });
  expect(await store.get("/.zattrs")).toBeUndefined();
  expect(await store.get("/0.0")).toEqual(chunk);
  expect(await store.get("/0.1")).toBeUndefined();
});

it("gives parts of shards, whose chunks are validated, and which are loaded once", async () => {
  const codecs = zarrJson.codecs;
  const shards = {
    name: "sharding_indexed",
    configuration: { chunk_shape: [1, 3], codecs, index_codecs: codecs },
  };
  const store = storeOf(3, { codecs: [shards] }, { "a/c/0/0": Uint8Array.of(...chunk, 7, 8) }, 8);
  expect(await store.getRange("/c/0/0", { suffixLength: 2 })).toEqual(Uint8Array.of(7, 8));
  expect(await store.getRange("/c/0/0", { offset: 3, length: 3 })).toEqual(Uint8Array.of(4, 5, 6));
  await expect(store.getRange("/c/0/0", { offset: 6, length: 3 })).rejects.toThrow(
    new InputError("a/c/0/0: holds 2 bytes, and a chunk has 3; it is cut off or damaged"),
  );
  expect(await store.getRange("/c/0/1", { suffixLength: 2 })).toBeUndefined();
});

it("refuses a shard whose index has another checksum", async () => {
  const { codecs } = zarrJson;
  const index_codecs = [...codecs, { name: "crc32c" }];
  const shards = { name: "sharding_indexed", configuration: { chunk_shape: [2, 3], codecs, index_codecs } };
  const index = [...new TextEncoder().encode("123456789"), 0x83, 0x92, 0x06, 0xe3];
  const read = (bytes: number[]) =>
    storeOf(3, { codecs: [shards] }, { "a/c/0/0": Uint8Array.from(bytes) }).getRange("/c/0/0", {
      suffixLength: 13,
    });
  expect(await read([...chunk, ...index])).toEqual(Uint8Array.from(index));
  await expect(read([...chunk, 0, ...index.slice(1)])).rejects.toThrow(
    new InputError("a/c/0/0: its checksum is wrong; it is damaged"),
  );
});

it("refuses a chunk without a file where its fill value is unknown", async () => {
  await expect(storeOf(2, { fill_value: null }, {}).get("/0.0")).rejects.toThrow(
    new InputError(
      "0.0 was not written, and the fill value in its place is not a number that JSON holds; write all chunks",
    ),
  );
});

it("refuses chunks that are longer together than the limit", async () => {
  const store = storeOf(2, {}, { "a/0.0": chunk, "a/0.1": chunk }, 10);
  await store.get("/0.0");
  await expect(store.get("/0.1")).rejects.toThrow(/^chunks hold more than the limit/);
});
