#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: a TIFF of floats of 16 bits (SampleFormat 3), as tifffile writes float16 probabilities, comes back
# as uint16 numbers that are the bits of the floats, without an error. Floats of 32 bits are right, and geotiff 3.0.5 reads both.
# Seen: 0 0.5 1 come back as 0 14336 15360.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 geotiff@3.0.5 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
import { fromArrayBuffer } from "geotiff";
const pixels = Uint16Array.of(0, 0x3800, 0x3c00);
const tags = [[256, 3], [257, 1], [258, 16], [259, 1], [262, 1], [273, 8], [277, 1], [278, 1], [279, 6], [339, 3]];
const file = new DataView(new ArrayBuffer(14 + 6 + 12 * tags.length));
file.setUint32(0, 0x49492a00);
file.setUint32(4, 14, true);
new Uint8Array(file.buffer).set(new Uint8Array(pixels.buffer), 8);
file.setUint16(14, tags.length, true);
tags.forEach(([tag, value], k) => {
  file.setUint16(16 + 12 * k, tag, true);
  file.setUint16(18 + 12 * k, 3, true);
  file.setUint32(20 + 12 * k, 1, true);
  file.setUint16(24 + 12 * k, value, true);
});
writeFileSync("halves.tif", new Uint8Array(file.buffer));
const [other] = await (await (await fromArrayBuffer(file.buffer)).getImage()).readRasters();
const { data, imageType } = await readImageNode("halves.tif");
console.log(`${imageType.componentType} ${data.join(" ")}, geotiff ${Array.from(other).join(" ")}`);
JS
seen "uint16 0 14336 15360, geotiff 0 0.5 1"
