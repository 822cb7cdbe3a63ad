#!/usr/bin/env bash
# ml-matrix-convolution 2.0.0, direct: pixels beyond the border are taken from the opposite one, as they are by a Fourier transform and as the
# documentation does not say, whose example is a matrix of ones. So the smoothed mask of a region at the left border is in the last column,
# too, and so is its boundary. image-js and OpenCV reflect at the border.
# Seen: of a mask of 3 × 4 with its first column set, the sum over 3 × 3 pixels is 3 3 0 3 in each row; reflection gives 3 3 0 0.
source "$(dirname "$0")/../run.sh"
finding ml-matrix-convolution@2.0.0 <<'JS'
import * as module from "ml-matrix-convolution";
const { direct, fft } = module.default ?? module;
const mask = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];
const box = Array(3).fill([1, 1, 1]);
for (const convolve of [direct, fft])
  console.log(Array.from(convolve(mask, box, { rows: 3, cols: 4 }), Math.round).join(" "));
JS
seen "3 3 0 3 3 3 0 3 3 3 0 3
3 3 0 3 3 3 0 3 3 3 0 3"
