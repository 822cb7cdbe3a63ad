#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: mirrorPad of 1 2 3 by one on each side is 2 1 2 3 2. Its sum counts the middle number three times;
# the gradient counts it once, as if the copies did not depend on it.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const pad = (x) => tf.mirrorPad(x, [[1, 1]], "reflect");
const x = tf.tensor1d([1, 2, 3]);
const show = (t) => Array.from(t.dataSync()).join(" ");
console.log(`${show(pad(x))}, gradient ${show(tf.grad((y) => tf.sum(pad(y)))(x))}`);
JS
seen "2 1 2 3 2, gradient 1 1 1"
