#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: sum and mean add one number after the other in float32. Of 20 million ones the sum is 2^24 and
# the mean 0.84; of 1,048,576 times 0.9 the mean is 0.891. The backend on the CPU gives 20 million, 1 and 0.9.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const ones = tf.ones([20e6]);
  const of = (x) => x.dataSync()[0];
  rows.push(`${backend} ${of(tf.sum(ones))} ${of(tf.mean(ones)).toFixed(2)} ${of(tf.mean(tf.fill([2 ** 20], 0.9))).toFixed(3)}`);
  ones.dispose();
}
console.log(rows.join(", "));
JS
seen "wasm 16777216 0.84 0.891, cpu 20000000 1.00 0.900"
