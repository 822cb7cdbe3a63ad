#!/usr/bin/env bash
# zarrita 0.7.5, zarr.get: Zarr 3 lets metadata give a float fill value as its bits ("0x7fc00000" is NaN), which zarr-python writes for
# a NaN with a payload. zarrita takes the text for a number, so that chunks that were never written hold 2143289344 in place of NaN.
# Seen: 1 2 2143289344 2143289344.
source "$(dirname "$0")/../run.sh"
finding zarrita@0.7.5 <<'JS'
import * as zarr from "zarrita";
const metadata = {
  zarr_format: 3, node_type: "array", shape: [4], data_type: "float32", fill_value: "0x7fc00000", attributes: {},
  chunk_grid: { name: "regular", configuration: { chunk_shape: [2] } },
  chunk_key_encoding: { name: "default", configuration: { separator: "/" } },
  codecs: [{ name: "bytes", configuration: { endian: "little" } }],
};
const store = new Map([
  ["/zarr.json", new TextEncoder().encode(JSON.stringify(metadata))],
  ["/c/0", new Uint8Array(Float32Array.of(1, 2).buffer)],
]);
const { data } = await zarr.get(await zarr.open.v3(store, { kind: "array" }), null);
console.log(data.constructor.name, data.join(" "));
JS
seen "Float32Array 1 2 2143289344 2143289344"
