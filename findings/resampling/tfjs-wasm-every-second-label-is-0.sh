#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: stridedSlice with a stride of 2, by which a label map is made half as large, makes a float32 tensor
# of int32 labels, which holds their bits: all are nearly 0, without an error. Floats are right, and so are labels with a stride of 1. Seen:
# of the labels 5 6 7 every second one is 7e-45 and 9.8e-45.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const labels = tf.tensor1d([5, 6, 7], "int32");
  const half = tf.stridedSlice(labels, [0], [3], [2]);
  console.log(`${backend}: ${half.dtype} ${show(half)}, of floats ${show(tf.stridedSlice(labels.toFloat(), [0], [3], [2]))}`);
}
JS
seen "wasm: float32 7.006492321624085e-45 9.80908925027372e-45, of floats 5 7
cpu: int32 5 7, of floats 5 7"
