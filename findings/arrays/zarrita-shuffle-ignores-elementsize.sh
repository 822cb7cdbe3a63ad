#!/usr/bin/env bash
# zarrita 0.7.5, zarr.get: the filter Shuffle of numcodecs has a setting `elementsize`, the bytes that it takes for one number, and its
# default is 4 whatever the type of the array. zarrita takes the width of that type instead, so labels of two bytes that zarr-python wrote
# with filters=[Shuffle()] come back with the bytes of other voxels. No error is thrown.
# Seen: labels 1 2 3 4 5 6 7 300 come back as 513 1027 1541 11271 0 0 0 256; shuffled by 2 bytes they are right.
source "$(dirname "$0")/../run.sh"
finding zarrita@0.7.5 <<'JS'
import * as zarr from "zarrita";
const labels = new Uint8Array(Int16Array.of(1, 2, 3, 4, 5, 6, 7, 300).buffer);
/** The first bytes of all elements, then the second ones, and so on, as numcodecs stores them. */
function shuffled(bytes, width) {
  const count = bytes.length / width;
  return bytes.map((_, at) => bytes[(at % count) * width + Math.floor(at / count)]);
}
async function read(elementsize) {
  const metadata = {
    zarr_format: 2, shape: [8], chunks: [8], dtype: "<i2", compressor: null, fill_value: 0, order: "C",
    filters: [{ id: "shuffle", elementsize }],
  };
  const store = new Map([
    ["/.zarray", new TextEncoder().encode(JSON.stringify(metadata))],
    ["/0", shuffled(labels, elementsize)],
  ]);
  const { data } = await zarr.get(await zarr.open.v2(store, { kind: "array" }), null);
  return `elementsize ${elementsize}: ${data.join(" ")}`;
}
console.log(await read(2));
console.log(await read(4));
JS
seen "elementsize 2: 1 2 3 4 5 6 7 300
elementsize 4: 513 1027 1541 11271 0 0 0 256"
