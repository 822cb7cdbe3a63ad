#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: maxPool3d begins its search for the largest number of a window at 0 or just above, and not below
# every number. So the soft erosion of a volume, −maxPool3d(−p), is 0 everywhere, whatever the probabilities are. maxPool of a picture is
# right. dilation2d begins at 0, too.
# Seen: the erosion of a volume of 0.75 is 0, and the largest of −5 −5 −5 −5 by dilation2d is 0; on the CPU they are 0.75 and −5.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const erosion = tf.sub(0, tf.maxPool3d(tf.fill([2, 2, 2, 1], -0.75), 2, 1, "valid"));
  const picture = tf.sub(0, tf.maxPool(tf.fill([2, 2, 1], -0.75), 2, 1, "valid"));
  const dilation = tf.dilation2d(tf.fill([2, 2, 1], -5), tf.zeros([2, 2, 1]), 1, "valid");
  rows.push([backend, ...[erosion, picture, dilation].map((tensor) => Number(tensor.dataSync()[0].toFixed(3)))].join(" "));
}
console.log(rows.join("; "));
JS
seen "wasm 0 0.75 0; cpu 0.75 0.75 -5"
