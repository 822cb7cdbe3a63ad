#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0: the softmax cross-entropy of a row whose labels are all 0, as of a voxel that is masked, is 0 for every
# logit; its gradient is softmax(logits), as if the labels added up to 1.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
console.warn = console.log = ((log) => (text) => String(text).includes("TensorFlow.js in Node") || log(text))(console.log);
await tf.setBackend("cpu");
const loss = (logits) => tf.losses.softmaxCrossEntropy(tf.tensor2d([[0, 0, 0]]), logits);
const logits = tf.tensor2d([[1, 2, 3]]);
const values = [logits, tf.mul(logits, -5)].map((z) => loss(z).dataSync()[0]);
const gradient = tf.grad(loss)(logits).dataSync();
console.log(`values ${values.map(Math.abs)}, gradient ${Array.from(gradient, (one) => one.toFixed(4))}`);
JS
seen "values 0,0, gradient 0.0900,0.2447,0.6652"
