#!/usr/bin/env bash
# jimp 1.6.1, resize: with the modes "bicubicInterpolation", "hermiteInterpolation" and "bezierInterpolation" every pixel moves to the right and
# down by a part of a pixel, so that even a resize to the same size changes the picture. "nearestNeighbor", "bilinearInterpolation" and the
# default do not. The documentation names no shift.
# Seen: a ramp of 0 10 20 … 70, resized to its own size, is 0 7 16 25 35 44 53 62 by the first of the modes.
. "$(dirname "$0")/../run.sh"
finding jimp@1.6.1 <<'JS'
import { Jimp } from "jimp";
const ramp = new Jimp({ width: 8, height: 8, color: 0x000000ff });
for (let k = 0; k < 64; k++) ramp.bitmap.data.fill(10 * (k % 8), 4 * k, 4 * k + 3);
const row = (mode) => {
  const { data } = ramp.clone().resize({ w: 8, h: 8, mode }).bitmap;
  return Array.from({ length: 8 }, (_, k) => data[4 * (32 + k)]).join(" ");
};
for (const mode of [undefined, "bilinearInterpolation", "bicubicInterpolation"]) console.log(`${mode ?? "default"} ${row(mode)}`);
JS
seen "default 0 10 20 30 40 50 60 70
bilinearInterpolation 0 10 20 30 40 50 60 70
bicubicInterpolation 0 7 16 25 35 44 53 62"
