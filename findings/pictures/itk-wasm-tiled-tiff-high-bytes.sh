#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: a grey TIFF of 16 bits comes back as 16-bit labels if it is stored in strips. In tiles, as
# microscopes and slide scanners store it, the same pixels come back as RGBA of 8 bits, which keep only the upper byte of each label (and of
# signed ones 255 where they are negative). No error is thrown. Labels below 256 are all 0.
# Seen: labels 1 2 300 in strips are 1 2 300, in tiles the first channel is 0 0 1.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 geotiff@3.0.5 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
import { fromArrayBuffer } from "geotiff";
function tiff(layout) {
  const pixels = Uint16Array.from({ length: 256 }, (_, k) => [1, 2, 300][k] ?? 0);
  const tags = [[256, 16], [257, 16], [258, 16], [259, 1], [262, 1], [277, 1], ...layout, [339, 1]].sort((a, b) => a[0] - b[0]);
  const file = new DataView(new ArrayBuffer(520 + 6 + 12 * tags.length));
  file.setUint32(0, 0x49492a00);
  file.setUint32(4, 520, true);
  new Uint8Array(file.buffer).set(new Uint8Array(pixels.buffer), 8);
  file.setUint16(520, tags.length, true);
  tags.forEach(([tag, value], k) => {
    file.setUint16(522 + 12 * k, tag, true);
    file.setUint16(524 + 12 * k, 3, true);
    file.setUint32(526 + 12 * k, 1, true);
    file.setUint16(530 + 12 * k, value, true);
  });
  return file.buffer;
}
const layouts = { strips: [[273, 8], [278, 16], [279, 512]], tiles: [[322, 16], [323, 16], [324, 8], [325, 512]] };
for (const [name, layout] of Object.entries(layouts)) {
  const file = tiff(layout);
  writeFileSync(`${name}.tif`, new Uint8Array(file));
  const { data, imageType } = await readImageNode(`${name}.tif`);
  const [other] = await (await (await fromArrayBuffer(file)).getImage()).readRasters();
  const { components, componentType } = imageType;
  const first = [0, 1, 2].map((k) => data[k * components]).join(" ");
  console.log(`${name}: ${components} × ${componentType} ${first}, geotiff ${other.slice(0, 3).join(" ")}`);
}
JS
seen "strips: 1 × uint16 1 2 300, geotiff 1 2 300
tiles: 4 × uint8 0 0 1, geotiff 1 2 300"
