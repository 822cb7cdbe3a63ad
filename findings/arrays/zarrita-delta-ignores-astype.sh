#!/usr/bin/env bash
# zarrita 0.7.5, zarr.get: the filter Delta of numcodecs has a setting `astype`, the type in which the differences are stored, as
# Delta(dtype="<i4", astype="<i2") makes labels half as large. zarrita reads only the type of the array and takes the stored bytes for it,
# so that two differences become one number and the rest of the chunk is 0. No error is thrown.
# Seen: labels 1 2 4 7 11 16 come back as 65537 262147 589831 0 0 0; without astype they are right.
source "$(dirname "$0")/../run.sh"
finding zarrita@0.7.5 <<'JS'
import * as zarr from "zarrita";
const labels = [1, 2, 4, 7, 11, 16];
const differences = labels.map((label, k) => label - (k > 0 ? labels[k - 1] : 0));
async function read(astype, Type) {
  const metadata = {
    zarr_format: 2, shape: [6], chunks: [6], dtype: "<i4", compressor: null, fill_value: 0, order: "C",
    filters: [{ id: "delta", dtype: "<i4", astype }],
  };
  const store = new Map([
    ["/.zarray", new TextEncoder().encode(JSON.stringify(metadata))],
    ["/0", new Uint8Array(Type.from(differences).buffer)],
  ]);
  const { data } = await zarr.get(await zarr.open.v2(store, { kind: "array" }), null);
  return `astype ${astype}: ${data.join(" ")}`;
}
console.log(await read("<i4", Int32Array));
console.log(await read("<i2", Int16Array));
JS
seen "astype <i4: 1 2 4 7 11 16
astype <i2: 65537 262147 589831 0 0 0"
