#!/usr/bin/env bash
# geotiff 3.0.5, readRasters: the tag FillOrder 2 of TIFF 6.0 says that the first pixel of a byte is its lowest bit. geotiff reads the
# highest one first all the same, without an error, so that each byte of a mask is mirrored. libtiff reverses the bits.
# Seen: a mask of eight pixels of which only the first is 1 comes back with the last one 1.
source "$(dirname "$0")/../run.sh"
finding geotiff@3.0.5 <<'JS'
import { fromArrayBuffer } from "geotiff";
const tags = [[256, 8], [257, 1], [258, 1], [259, 1], [262, 1], [266, 2], [273, 8], [277, 1], [278, 1], [279, 1]];
const bytes = new DataView(new ArrayBuffer(16 + 12 * tags.length));
bytes.setUint32(0, 0x49492a00);
bytes.setUint32(4, 10, true);
bytes.setUint8(8, 0b00000001);
bytes.setUint16(10, tags.length, true);
tags.forEach(([tag, value], k) => {
  bytes.setUint16(12 + 12 * k, tag, true);
  bytes.setUint16(14 + 12 * k, 3, true);
  bytes.setUint32(16 + 12 * k, 1, true);
  bytes.setUint16(20 + 12 * k, value, true);
});
const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
const [pixels] = await image.readRasters();
console.log("FillOrder", await image.fileDirectory.loadValue("FillOrder"), "pixels", pixels.join(" "));
JS
seen "FillOrder 2 pixels 0 0 0 0 0 0 0 1"
