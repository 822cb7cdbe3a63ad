#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: sums over an axis of length 0 are not written, so they hold what the memory held before: here
# the 42 of a tensor that is disposed of. The sum over the labelled pixels of a picture without labels is such a sum; on the CPU it is 0.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const before = tf.mul(tf.fill([64], 6), 7);
  before.dataSync();
  before.dispose();
  const sums = tf.sum(tf.zeros([64, 0]), 1).dataSync();
  rows.push(`${backend} ${sums.includes(42) ? "holds 42" : `holds ${[...new Set(sums)].join(" ")}`}`);
}
console.log(rows.join(", "));
JS
seen "wasm holds 42, cpu holds 0"
