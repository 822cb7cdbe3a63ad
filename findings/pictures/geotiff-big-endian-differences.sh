#!/usr/bin/env bash
# geotiff 3.0.5, readRasters: Predictor 2 of TIFF 6.0 stores the differences of neighbours, and Predictor 3 floats as planes of bytes, the
# most significant first. geotiff restores both as if every file were little-endian, so that big-endian labels are wrong after the first
# carry from one byte to the next, and big-endian floats are reversed. No error is thrown.
# Seen: labels 255 257 1 0 of 16 bits come back as 255 1 65281 65025, and probabilities of 0.25 to 1 as about 10⁻⁴¹.
source "$(dirname "$0")/../run.sh"
finding geotiff@3.0.5 <<'JS'
import { deflateSync } from "node:zlib";
import { fromArrayBuffer } from "geotiff";
// One row of four pixels; the strip stands before the directory.
async function read(little, bits, predictor, format, raw) {
  const strip = deflateSync(raw);
  const tags = [[256, 4], [257, 1], [258, bits], [259, 8], [262, 1], [273, 8], [277, 1], [278, 1], [279, strip.length], [317, predictor], [339, format]];
  const start = 8 + strip.length;
  const file = new DataView(new ArrayBuffer(start + 6 + 12 * tags.length));
  file.setUint16(0, little ? 0x4949 : 0x4d4d);
  file.setUint16(2, 42, little);
  file.setUint32(4, start, little);
  new Uint8Array(file.buffer).set(strip, 8);
  file.setUint16(start, tags.length, little);
  tags.forEach(([tag, value], k) => {
    const entry = start + 2 + 12 * k;
    file.setUint16(entry, tag, little);
    file.setUint16(entry + 2, 3, little);
    file.setUint32(entry + 4, 1, little);
    file.setUint16(entry + 8, value, little);
  });
  const [pixels] = await (await (await fromArrayBuffer(file.buffer)).getImage()).readRasters();
  return Array.from(pixels, (pixel) => Number(pixel.toPrecision(6))).join(" ");
}
const differences = (values) => values.map((value, k) => value - (k > 0 ? values[k - 1] : 0));
function labels(little) {
  const raw = new DataView(new ArrayBuffer(8));
  differences([255, 257, 1, 0]).forEach((value, k) => raw.setInt16(2 * k, value, little));
  return read(little, 16, 2, 1, new Uint8Array(raw.buffer));
}
function probabilities(little) {
  const floats = new DataView(new ArrayBuffer(16));
  [0.25, 0.5, 0.75, 1].forEach((value, k) => floats.setFloat32(4 * k, value));
  const planes = Array.from({ length: 16 }, (_, k) => floats.getUint8(4 * (k % 4) + Math.floor(k / 4)));
  return read(little, 32, 3, 3, Uint8Array.from(differences(planes)));
}
for (const little of [true, false])
  console.log(`${little ? "little" : "big"}-endian: ${await labels(little)} and ${await probabilities(little)}`);
JS
seen "little-endian: 255 257 1 0 and 0.25 0.5 0.75 1
big-endian: 255 1 65281 65025 and 4.60046e-41 8.82818e-44 2.30472e-41 4.6006e-41"
