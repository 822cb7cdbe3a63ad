#!/usr/bin/env bash
# jimp 1.6.1, greyscale: of a grey pixel, r = g = b, it should be the same pixel. It is cut off after a sum of three products, whose weights add up
# to a little less than 1 in float64, so that some labels of a grey picture become the label below. The documentation says "removes colour".
# Seen: 62 of the 256 grey pixels change, the first of them 5, which becomes 4.
. "$(dirname "$0")/../run.sh"
finding jimp@1.6.1 <<'JS'
import { Jimp } from "jimp";
const picture = new Jimp({ width: 256, height: 1, color: 0x000000ff });
for (let k = 0; k < 256; k++) picture.bitmap.data.fill(k, 4 * k, 4 * k + 3);
const { data } = picture.greyscale().bitmap;
const changed = Array.from({ length: 256 }, (_, k) => [k, data[4 * k]]).filter(([before, after]) => before !== after);
console.log(`${changed.length} change, the first ${changed[0].join(" to ")}`);
JS
seen "62 change, the first 5 to 4"
