#!/usr/bin/env bash
# jimp 1.6.1, gaussian: it is documented to apply a true Gaussian blur. It reads pixels that it has blurred before, so that a single white
# pixel becomes brighter above and on the left of its place than in it, and a mask moves. blur, its fast twin, is symmetric from left to right.
# Seen: of one pixel of 255, blurred with the radius 1, the rows around it are 4 17 28 19 6 / 8 31 11 8 4 / 5 8 8 6 3.
. "$(dirname "$0")/../run.sh"
finding jimp@1.6.1 <<'JS'
import { Jimp } from "jimp";
const picture = new Jimp({ width: 11, height: 11, color: 0x000000ff });
picture.bitmap.data.fill(255, 4 * 60, 4 * 60 + 3);
const { data } = picture.gaussian(1).bitmap;
const row = (y) => [3, 4, 5, 6, 7].map((x) => data[4 * (11 * y + x)]).join(" ");
console.log([4, 5, 6].map(row).join(" / "));
JS
seen "4 17 28 19 6 / 8 31 11 8 4 / 5 8 8 6 3"
