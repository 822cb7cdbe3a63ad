#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: where the largest number of a window is below 0, the gradient of maxPool goes to the first cell.
# Soft erosion, −maxPool(−p), has such windows alone: of 0.9 0.8 0.7 0.2 the least is the fourth, and the first gets the gradient.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const erosion = (p) => tf.neg(tf.maxPool(tf.neg(p), 2, 2, "valid"));
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const p = tf.tensor4d([0.9, 0.8, 0.7, 0.2], [1, 2, 2, 1]);
  const gradient = tf.grad((x) => tf.sum(erosion(x)))(p);
  rows.push(`${backend} value ${erosion(p).dataSync()[0].toFixed(1)}, gradient ${Array.from(gradient.dataSync()).join(" ")}`);
}
console.log(rows.join("; "));
JS
seen "wasm value 0.2, gradient 1 0 0 0; cpu value 0.2, gradient 0 0 0 1"
