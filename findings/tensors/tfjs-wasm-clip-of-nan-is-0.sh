#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: clipByValue and relu6 make 0 of NaN, and maximum takes the other number if NaN is the second, so that
# probabilities of a network that diverged are 0 after the usual clipping before the logarithm. On the CPU all of them stay NaN.
# Seen: clipByValue(NaN, 0, 1) and relu6(NaN) are 0 and maximum(1, NaN) is 1, while maximum(NaN, 1) and relu(NaN) are NaN.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const nan = tf.tensor1d([NaN]);
  const one = tf.tensor1d([1]);
  const results = [tf.clipByValue(nan, 0, 1), tf.relu6(nan), tf.maximum(nan, one), tf.maximum(one, nan), tf.relu(nan)];
  rows.push(`${backend} ${results.map((tensor) => tensor.dataSync()[0]).join(" ")}`);
}
console.log(rows.join("; "));
JS
seen "wasm 0 0 NaN 1 NaN; cpu NaN NaN NaN NaN NaN"
