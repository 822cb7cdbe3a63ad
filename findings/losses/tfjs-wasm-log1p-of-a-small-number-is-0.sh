#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: log1p is there to be exact for small numbers, where 1 + x rounds to 1. On this backend it rounds so,
# and log1p(−p) of a small probability, the cross-entropy of an empty pixel, is 0 or off by a fifth. On the CPU it is right. Seen: of 1e-8
# and 1e-7 it is 0 and 1.19e-7.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  console.log(`${backend}: ${Array.from(tf.log1p(tf.tensor1d([1e-8, 1e-7])).dataSync(), (x) => x.toPrecision(3)).join(" ")}`);
}
JS
seen "wasm: 0.00 1.19e-7
cpu: 1.00e-8 1.00e-7"
