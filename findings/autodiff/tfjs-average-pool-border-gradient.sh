#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: avgPool with "same" padding divides by the number of pixels inside of the picture,
# its gradient by the size of the window. So gradients at the border are too small.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const f = (x) => tf.sum(tf.avgPool(x, 3, 1, "same"));
const at = (step) => f(tf.tensor4d([1 + step, 2, 3, 4], [1, 2, 2, 1])).dataSync()[0];
const [first] = tf.grad(f)(tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1])).dataSync();
console.log(`${tf.version_core} gradient ${first.toFixed(4)}, by differences ${((at(0.5) - at(-0.5)) / 1).toFixed(4)}`);
JS
seen "4.22.0 gradient 0.4444, by differences 1.0000"
