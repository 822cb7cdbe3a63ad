#!/usr/bin/env bash
# opencv-wasm 4.3.0-10 (OpenCV 4.3.0; OpenCV 4.6.0 of Debian 12 alike): warpAffine and remap round each place to 1/32 of a pixel, in float32
# pictures, too, and the documentation of neither says so. So a probability map that is moved by less than 1/64 of a pixel does not change, and
# finite differences of an alignment are 0 or far off.
# Seen: 0 1 2 3 moved by 0.01 is 0 1 2 3, and moved by 0.1 it is 0.90625 1.90625 2.90625 from the second number on, in place of 0.9 1.9 2.9.
. "$(dirname "$0")/../run.sh"
finding opencv-wasm@4.3.0-10 <<'JS'
import opencv from "opencv-wasm";
const { cv } = opencv;
const moved = (by) => {
  const out = new cv.Mat();
  const picture = cv.matFromArray(1, 4, cv.CV_32F, [0, 1, 2, 3]);
  cv.warpAffine(picture, out, cv.matFromArray(2, 3, cv.CV_64F, [1, 0, by, 0, 1, 0]), new cv.Size(4, 1));
  return Array.from(out.data32F).slice(1).join(" ");
};
console.log(`by 0.01: ${moved(0.01)}, by 0.1: ${moved(0.1)}`);
JS
seen "by 0.01: 1 2 3, by 0.1: 0.90625 1.90625 2.90625"
