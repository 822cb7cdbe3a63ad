#!/usr/bin/env bash
# opencv-wasm 4.3.0-10 (OpenCV 4.3.0; OpenCV 4.6.0 of Debian 12 alike): an opening, an erosion and then a dilation, never leaves the mask, and a
# closing never loses a pixel of it. morphologyEx dilates by the same structuring element and does not reflect it, so that with an element of
# even size the opened mask lies a pixel further on. The documentation defines both by erosion and dilation.
# Seen: of 0 1 1 0 0 the opening by two pixels is 0 0 1 1 0, and the closing of 0 1 0 1 0 0 is 0 0 1 1 1 0.
. "$(dirname "$0")/../run.sh"
finding opencv-wasm@4.3.0-10 <<'JS'
import opencv from "opencv-wasm";
const { cv } = opencv;
const morphology = (operation, ...mask) => {
  const out = new cv.Mat();
  cv.morphologyEx(cv.matFromArray(1, mask.length, cv.CV_8U, mask), out, operation, cv.Mat.ones(1, 2, cv.CV_8U));
  return Array.from(out.data).join(" ");
};
console.log(`opening ${morphology(cv.MORPH_OPEN, 0, 1, 1, 0, 0)}, closing ${morphology(cv.MORPH_CLOSE, 0, 1, 0, 1, 0, 0)}`);
JS
seen "opening 0 0 1 1 0, closing 0 0 1 1 1 0"
