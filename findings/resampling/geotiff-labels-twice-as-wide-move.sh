#!/usr/bin/env bash
# geotiff 3.0.5, readRasters: with a width and a height it resamples, by nearest neighbor unless another method is asked for. The pixel of a
# place is rounded without regard to the centers of pixels, so that a map of labels moves by half of one of its pixels: the first label loses
# half of its width, and the last one gains it. "bilinear" moves, too.
# Seen: the labels 5 6 7 8, twice as wide, are 5 6 6 7 7 8 8 8.
source "$(dirname "$0")/../run.sh"
finding geotiff@3.0.5 <<'JS'
import { fromArrayBuffer, writeArrayBuffer } from "geotiff";
const file = await writeArrayBuffer(Uint8Array.of(5, 6, 7, 8), { width: 4, height: 1 });
const image = await (await fromArrayBuffer(file)).getImage();
for (const resampleMethod of ["nearest", "bilinear"]) {
  const [labels] = await image.readRasters({ width: 8, height: 1, resampleMethod });
  console.log(resampleMethod, ...labels);
}
JS
seen "nearest 5 6 6 7 7 8 8 8
bilinear 5 5 6 6 7 7 8 8"
