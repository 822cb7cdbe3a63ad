#!/usr/bin/env bash
# zarr 0.6.3 (zarr.js): an array of Zarr 2 may name filters, which were applied before compression, as Delta of numcodecs for labels. An unknown
# compressor is refused; filters are ignored, so that the differences are taken for the labels. No error is thrown.
# Seen: labels 1 2 4 7, stored as the differences 1 1 2 3, come back as 1 1 2 3.
. "$(dirname "$0")/../run.sh"
finding zarr@0.6.3 <<'JS'
import { MemoryStore, openArray } from "zarr";
const read = async (options) => {
  const store = new MemoryStore();
  const metadata = { zarr_format: 2, shape: [4], chunks: [4], dtype: "|u1", fill_value: 0, order: "C", compressor: null, filters: null, ...options };
  store.setItem(".zarray", Buffer.from(JSON.stringify(metadata)));
  store.setItem("0", Uint8Array.of(1, 1, 2, 3));
  const { data } = await (await openArray({ store, mode: "r" })).get();
  return data.join(" ");
};
const refused = await read({ compressor: { id: "lzma" } }).catch(() => "refused");
console.log(`delta ${await read({ filters: [{ id: "delta", dtype: "|u1" }] })}, lzma ${refused}`);
JS
seen "delta 1 1 2 3, lzma refused"
