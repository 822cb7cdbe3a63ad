#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: 0 − 1 of two tensors of dtype "bool" is 255 in a tensor of dtype "bool". So the absolute difference
# of two masks of which one of two pixels differs is 127.5 on average, or 0.5 if the masks change places.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const a = tf.tensor1d([1, 0], "bool");
const b = tf.tensor1d([1, 1], "bool");
const difference = tf.sub(a, b);
const loss = (x, y) => tf.losses.absoluteDifference(x, y).dataSync()[0];
console.log(`${difference.dtype} ${Array.from(difference.dataSync()).join(" ")}, loss ${loss(a, b)} and ${loss(b, a)}`);
JS
seen "bool 0 255, loss 127.5 and 0.5"
