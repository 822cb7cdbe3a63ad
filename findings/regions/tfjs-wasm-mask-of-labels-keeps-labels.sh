#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: a cast to "bool" gives 1 for every number but 0 on the CPU. On this backend it
# cuts the digits off and keeps the number, so that a mask of labels has labels in it, and one of probabilities is empty.
# Seen: of 0 0.5 1 2 3 the mask is 0 0 1 2 3 and sums to 6; on the CPU it is 0 1 1 1 1 and sums to 4.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const mask = tf.cast(tf.tensor1d([0, 0.5, 1, 2, 3]), "bool");
  rows.push(`${backend} ${mask.dtype} ${Array.from(mask.dataSync()).join(" ")}, sum ${tf.sum(mask).dataSync()[0]}`);
}
console.log(rows.join("; "));
JS
seen "wasm bool 0 0 1 2 3, sum 6; cpu bool 0 1 1 1 1, sum 4"
