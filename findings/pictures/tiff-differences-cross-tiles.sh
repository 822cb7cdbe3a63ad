#!/usr/bin/env bash
# tiff 7.1.3, decode: Predictor 2 of TIFF 6.0 stores the differences of neighbours, which begin anew in each tile. tiff sums them along
# the rows of the whole picture after the tiles are put together, so that labels behind the first tile have those before them added.
# Seen: a row of labels 1 in two tiles of 16 comes back as 16 times 1 and 16 times 2. In one tile it is right.
source "$(dirname "$0")/../run.sh"
finding tiff@7.1.3 <<'JS'
import { deflateSync } from "node:zlib";
import { decode } from "tiff";
// Each tile of 16 × 16 labels 1: the first of each row is 1, its differences are 0.
const tile = deflateSync(Uint8Array.from({ length: 256 }, (_, k) => (k % 16 ? 0 : 1)));
function read(tiles) {
  const length = tile.length + (tile.length % 2);
  const [lists, start] = [8 + tiles * length, 8 + tiles * length + 8 * tiles];
  // More than one offset or length stands elsewhere in the file.
  const of = (first, place) => (tiles === 1 ? [first, 1] : [place, tiles]);
  const tags = [[256, 16 * tiles], [257, 16], [258, 8], [259, 8], [262, 1], [277, 1], [317, 2], [322, 16], [323, 16], [324, ...of(8, lists)], [325, ...of(tile.length, lists + 4 * tiles)]];
  const bytes = new Uint8Array(start + 6 + 12 * tags.length);
  const file = new DataView(bytes.buffer);
  file.setUint32(0, 0x49492a00);
  file.setUint32(4, start, true);
  for (let k = 0; k < tiles; k++) {
    bytes.set(tile, 8 + k * length);
    file.setUint32(lists + 4 * k, 8 + k * length, true);
    file.setUint32(lists + 4 * (tiles + k), tile.length, true);
  }
  file.setUint16(start, tags.length, true);
  tags.forEach(([tag, value, count = 1], k) => {
    const entry = start + 2 + 12 * k;
    file.setUint16(entry, tag, true);
    file.setUint16(entry + 2, 4, true);
    file.setUint32(entry + 4, count, true);
    file.setUint32(entry + 8, value, true);
  });
  const [{ data, width }] = decode(bytes);
  return `${tiles} of 16: ${data.slice(0, width).join("")}`;
}
console.log(read(1));
console.log(read(2));
JS
seen "1 of 16: 1111111111111111
2 of 16: 11111111111111112222222222222222"
