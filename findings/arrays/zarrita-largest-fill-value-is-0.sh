#!/usr/bin/env bash
# zarrita 0.7.5, zarr.get: the fill value 2⁶⁴ − 1 of uint64, which connectomics uses for "no segment", goes through a float64, which has
# only 2⁶⁴, and wraps to 0, the background. uint32's 2³² − 1 stays.
# Seen: uint64 5 6 0 0, and uint32 5 6 4294967295 4294967295.
source "$(dirname "$0")/../run.sh"
finding zarrita@0.7.5 <<'JS'
import * as zarr from "zarrita";
async function read(dtype, fill, values) {
  const metadata = `{"zarr_format": 2, "shape": [4], "chunks": [2], "dtype": "${dtype}", "compressor": null,
    "fill_value": ${fill}, "order": "C", "filters": null}`;
  const store = new Map([["/.zarray", new TextEncoder().encode(metadata)], ["/0", new Uint8Array(values.buffer)]]);
  const { data } = await zarr.get(await zarr.open.v2(store, { kind: "array" }), null);
  return Array.from(data).join(" ");
}
console.log(await read("<u8", "18446744073709551615", BigUint64Array.of(5n, 6n)));
console.log(await read("<u4", "4294967295", Uint32Array.of(5, 6)));
JS
seen "5 6 0 0
5 6 4294967295 4294967295"
