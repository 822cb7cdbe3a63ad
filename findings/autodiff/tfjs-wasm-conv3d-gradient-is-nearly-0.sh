#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: the gradient of conv3d is not written everywhere. Of the sum over a kernel of one voxel of
# weight 1 it is 1 at each of 8 voxels; the second slice gets 0. With windows of 2 × 2 × 2 side by side, 4 of 64 voxels get a gradient.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const count = (side, window) => {
  const kernel = tf.ones([window, window, window, 1, 1]);
  const gradient = tf.grad((x) => tf.sum(tf.conv3d(x, kernel, window, "valid")))(tf.ones([side, side, side, 1])).dataSync();
  return `${gradient.filter((x) => x === 1).length} of ${gradient.length}`;
};
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  rows.push(`${backend} ${count(2, 1)}, ${count(4, 2)}`);
}
console.log(rows.join("; "));
JS
seen "wasm 4 of 8, 4 of 64; cpu 8 of 8, 64 of 64"
