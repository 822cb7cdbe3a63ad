#!/usr/bin/env bash
# utif2 4.1.0, decodeImage: predictor 3 of TIFF (floating point, which GDAL and libtiff write with deflate or LZW) is not undone, and
# nothing says so: the bytes of a probability map come back as differences of sorted bytes.
# Seen: the float32 pixels 0.25 and 3 come back as the bytes 62 2 64 192 192 0 0 0, which are other numbers.
source "$(dirname "$0")/../run.sh"
finding utif2@4.1.0 <<'JS'
import { deflateSync } from "node:zlib";
import UTIF from "utif2";
const pixels = [0.25, 3];
// Bytes of all pixels by significance, then the difference of each to the one before it.
const sorted = new Uint8Array(4 * pixels.length);
pixels.forEach((pixel, k) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, pixel);
  for (let byte = 0; byte < 4; byte++) sorted[byte * pixels.length + k] = view.getUint8(byte);
});
const strip = new Uint8Array(deflateSync(sorted.map((byte, k) => byte - (k > 0 ? sorted[k - 1] : 0))));
const tags = [[256, 2], [257, 1], [258, 32], [259, 8], [262, 1], [273, 8], [277, 1], [278, 1], [279, strip.length], [317, 3], [339, 3]];
const at = 8 + strip.length + (strip.length % 2);
const bytes = new DataView(new ArrayBuffer(at + 6 + 12 * tags.length));
bytes.setUint32(0, 0x49492a00);
bytes.setUint32(4, at, true);
new Uint8Array(bytes.buffer).set(strip, 8);
bytes.setUint16(at, tags.length, true);
tags.forEach(([tag, value], k) => {
  const entry = at + 2 + 12 * k;
  bytes.setUint16(entry, tag, true);
  bytes.setUint16(entry + 2, 3, true);
  bytes.setUint32(entry + 4, 1, true);
  bytes.setUint16(entry + 8, value, true);
});
const [page] = UTIF.decode(bytes.buffer);
UTIF.decodeImage(bytes.buffer, page);
console.log(page.width, "pixels", page.data.join(" "));
JS
seen "2 pixels 62 2 64 192 192 0 0 0"
