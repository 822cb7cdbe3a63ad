#!/usr/bin/env bash
# h5wasm 0.10.3, Dataset.value: LZF, the compression that comes with h5py (create_dataset(…, compression="lzf")), is not built in.
# The array that comes back has the right type and length, no error is thrown, and its elements are what the memory of the module
# held before. HDF5 writes why to stderr only. The filters of a dataset (Dataset.filters) name LZF as 32000.
# Seen: of the 64 labels 0, 0, …, 7 that h5py 3.7 wrote, another array each time; its first reading is not the labels.
source "$(dirname "$0")/../run.sh"
finding h5wasm@0.10.3 <<'JS'
import { writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import h5wasm from "h5wasm/node";
const file =
  "H4sIAAAAAAACA+v0cHHj5ZLiYuLgYICB/1CgzQPhG0DFNbVO6vl7uAQxKXyfypONjCuYhJA1wgAXEwMjAwObIAOQYstJTErNKT4Ms8SZgRrgk1" +
  "JnPNhJjAyMjCoMDExMjIwwj+CimXkYGAUYQG6CiLICXcnMzC3FwAg0pZYFKM7MkFOVxsAClGUFKnIAqRIH6mNiPs+IMIoDZkQrw+AAGSu33QwJ" +
  "cnUFBgVGTKgQ0MvOg8pHDzNGhlEwCkbBKBgFo2AUjIJRMJwAsH3XACQXAFvQQMwMxCxAzArEbEDMnsDAyM4OAJU4ocsrDAAA";
writeFileSync("labels.h5", gunzipSync(Buffer.from(file, "base64")));
await h5wasm.ready;
const labels = new h5wasm.File("labels.h5", "r").get("labels");
const { value, filters } = labels;
const right = value.every((label, k) => label === Math.floor(k / 8));
console.log(labels.dtype, value.constructor.name, value.length, filters.map(({ id }) => id).join(), right ? "right" : "other numbers");
JS
seen "<B Uint8Array 64 32000 other numbers"
