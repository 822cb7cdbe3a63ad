#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: clipByValue of int32 labels compares their bits as floats. Its lower bound works, its upper bound
# does not, so that a label beyond the last class stays and oneHot, which comes after it, drops it. On the CPU, and of floats, both bounds
# work. Seen: the labels −5 2 200 clipped to 0 to 3 are 0 2 200.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const labels = tf.tensor1d([-5, 2, 200], "int32");
  console.log(`${backend}: ${show(tf.clipByValue(labels, 0, 3))}, of floats ${show(tf.clipByValue(labels.toFloat(), 0, 3))}`);
}
JS
seen "wasm: 0 2 200, of floats 0 2 3
cpu: 0 2 3, of floats 0 2 3"
