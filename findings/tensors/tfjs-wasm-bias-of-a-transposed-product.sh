#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: fused.matMul with a transposed operand adds the bias by column in the first row alone, from the
# second on its last number to every column. [1 2 / 3 4] times the identity with the bias 10, 20 is 11 22 / 13 24, as on the CPU.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const product = tf.fused.matMul({ a: tf.tensor2d([[1, 2], [3, 4]]), b: tf.eye(2), transposeB: true, bias: tf.tensor1d([10, 20]) });
  rows.push(`${backend} ${product.arraySync().map((row) => row.join(" ")).join(" / ")}`);
}
console.log(rows.join(", "));
JS
seen "wasm 11 22 / 23 24, cpu 11 22 / 13 24"
