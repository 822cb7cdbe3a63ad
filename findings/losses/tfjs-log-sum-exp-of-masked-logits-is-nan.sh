#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU and in WebAssembly: logSumExp of logits that are all −∞, as masked ones are, is NaN, where PyTorch has −∞:
# it subtracts the largest logit, −∞, from itself. One masked logit beside another one is right. A mean over pixels with one such row is NaN.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  console.log(`${backend}: ${show(tf.logSumExp(tf.tensor2d([[-Infinity, -Infinity], [0, -Infinity]]), 1))}`);
}
JS
seen "wasm: NaN 0
cpu: NaN 0"
