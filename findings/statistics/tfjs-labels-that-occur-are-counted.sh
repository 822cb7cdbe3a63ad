#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: denseBincount with binaryOutput is documented to "count the appearance" of each label, 1 if it occurs.
# Of one picture, a vector, it counts how often it occurs, all the same; of rows, and in WebAssembly, it is right. Seen: the labels 0 1 1 2
# give 1 2 1.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const [vector, row] = [tf.tensor1d([0, 1, 1, 2], "int32"), tf.tensor2d([[0, 1, 1, 2]], [1, 4], "int32")];
  console.log(`${backend}: vector ${show(tf.denseBincount(vector, [], 3, true))}, row ${show(tf.denseBincount(row, [], 3, true))}`);
}
JS
seen "wasm: vector 1 1 1, row 1 1 1
cpu: vector 1 2 1, row 1 1 1"
