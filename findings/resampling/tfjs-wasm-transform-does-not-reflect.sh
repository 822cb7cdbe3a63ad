#!/usr/bin/env bash
# @tensorflow/tfjs-backend-wasm 4.22.0: image.transform fills what comes in from outside by reflection at the border if its fill mode is
# "reflect", (d c b a | a b c d | d c b a). On this backend it takes the last pixel for those left of the first.
# Seen: 1 2 3 4 moved by two pixels is 4 4 1 2; on the CPU it is 2 1 1 2.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
const rows = [];
for (const backend of ["wasm", "cpu"]) {
  await tf.setBackend(backend);
  const row = tf.tensor4d([1, 2, 3, 4], [1, 1, 4, 1]);
  const moved = tf.image.transform(row, tf.tensor2d([[1, 0, -2, 0, 1, 0, 0, 0]]), "nearest", "reflect");
  rows.push(`${backend} ${Array.from(moved.dataSync()).join(" ")}`);
}
console.log(rows.join("; "));
JS
seen "wasm 4 4 1 2; cpu 2 1 1 2"
