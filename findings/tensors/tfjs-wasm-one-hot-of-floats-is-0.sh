#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: oneHot has an argument for the type of its result. With "float32", as a loss needs it, the ones are
# integers whose bits are read as floats, 1.4e-45 each, and with "bool" they are missing. With "int32", the default, the result is right,
# and a cast of it to float32 is, too. So every Dice of such a target is 0, without an error. Seen: of the labels 1 0 the one-hot rows are 0
# and 1.4e-45.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const show = (tensor) => Array.from(tensor.dataSync()).join(" ");
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const labels = tf.tensor1d([1, 0], "int32");
  const row = (type) => `${type} ${show(tf.oneHot(labels, 2, 1, 0, type))}`;
  console.log(`${backend}: ${["float32", "bool", "int32"].map(row).join(", ")}`);
}
JS
seen "wasm: float32 0 1.401298464324817e-45 1.401298464324817e-45 0, bool 0 0 0 0, int32 0 1 1 0
cpu: float32 0 1 1 0, bool 0 1 1 0, int32 0 1 1 0"
