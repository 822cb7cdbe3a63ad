#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: the gradient of cumsum along the first axis of a square matrix comes out transposed:
# of the sum of w · cumsum(x, 0) it should hold, row by row, 101 1010 and 100 1000.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const w = tf.tensor2d([[1, 10], [100, 1000]]);
const f = (x) => tf.sum(tf.mul(w, tf.cumsum(x, 0)));
const x = tf.tensor2d([[1, 2], [3, 4]]);
const analytic = tf.grad(f)(x).dataSync();
const numeric = [0, 1, 2, 3].map((k) => {
  const at = (step) => f(tf.tensor2d([1, 2, 3, 4].map((v, i) => v + (i === k ? step : 0)), [2, 2])).dataSync()[0];
  return Math.round((at(1) - at(-1)) / 2);
});
console.log(`${tf.version_core} gradient ${Array.from(analytic).join(" ")}, by differences ${numeric.join(" ")}`);
JS
seen "4.22.0 gradient 101 100 1010 1000, by differences 101 1010 100 1000"
