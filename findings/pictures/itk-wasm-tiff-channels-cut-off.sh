#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: a TIFF of n grey samples a pixel, as tifffile writes class probabilities of shape height × width ×
# classes, comes back as an image of one component, whose rows are filled with all samples of their first pixels and then cut off. The size
# is right, no error is thrown, and no class is complete.
# Seen: 2 × 4 pixels of which class 0 is 0.25 and class 1 0.75 everywhere come back as 2 × 4 numbers 0.25 0.75 0.25 0.75.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 geotiff@3.0.5 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
import { fromArrayBuffer } from "geotiff";
const pixels = Float32Array.from({ length: 16 }, (_, k) => (k % 2 ? 0.75 : 0.25));
// BitsPerSample, ExtraSamples and SampleFormat: two values of 16 bits stand in the entry itself.
const tags = [[256, 4], [257, 2], [258, 32, 32], [259, 1], [262, 1], [273, 8], [277, 2], [278, 2], [279, 64], [284, 1], [338, 0], [339, 3, 3]];
const file = new DataView(new ArrayBuffer(72 + 6 + 12 * tags.length));
file.setUint32(0, 0x49492a00);
file.setUint32(4, 72, true);
new Uint8Array(file.buffer).set(new Uint8Array(pixels.buffer), 8);
file.setUint16(72, tags.length, true);
tags.forEach(([tag, ...values], k) => {
  file.setUint16(74 + 12 * k, tag, true);
  file.setUint16(76 + 12 * k, 3, true);
  file.setUint32(78 + 12 * k, values.length, true);
  values.forEach((value, at) => file.setUint16(82 + 12 * k + 2 * at, value, true));
});
writeFileSync("classes.tif", new Uint8Array(file.buffer));
const { data, size, imageType } = await readImageNode("classes.tif");
console.log(`components ${imageType.components}, size ${size.join(" × ")}: ${data.join(" ")}`);
const classes = await (await (await fromArrayBuffer(file.buffer)).getImage()).readRasters();
console.log("geotiff:", classes.map((one) => one.join(" ")).join(" and "));
JS
seen "components 1, size 4 × 2: 0.25 0.75 0.25 0.75 0.25 0.75 0.25 0.75
geotiff: 0.25 0.25 0.25 0.25 0.25 0.25 0.25 0.25 and 0.75 0.75 0.75 0.75 0.75 0.75 0.75 0.75"
