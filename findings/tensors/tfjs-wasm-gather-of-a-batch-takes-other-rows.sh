#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: gather with batchDims 1 takes, in each row, the numbers that the same row of indices names, as one
# takes the probability of the true class of each pixel. On this backend only the first row is right. The others come from elsewhere: a
# wrong row, and memory beyond the end. Seen: of rows 1 2 3, 4 5 6, 7 8 9 the indices 2, 1, 0 give 3 and then not 5 7.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const probabilities = tf.tensor2d([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
  const [first, ...others] = tf.gather(probabilities, tf.tensor2d([[2], [1], [0]], [3, 1], "int32"), 1, 1).dataSync();
  console.log(`${backend}: first ${first}, the others ${others.join(" ") === "5 7" ? "5 7" : "not 5 7"}`);
}
JS
seen "wasm: first 3, the others not 5 7
cpu: first 3, the others 5 7"
