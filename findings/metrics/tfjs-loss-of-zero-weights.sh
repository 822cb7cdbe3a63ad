#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: a loss divides by the number of weights other than 0, so that a batch without a labelled pixel has
# the loss NaN, and one step makes every weight of the network NaN. TensorFlow, whose names and default reduction these are, gives 0.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const w = tf.variable(tf.scalar(0.5));
const weights = tf.zeros([2]);
const loss = tf.train.sgd(0.1).minimize(() => tf.losses.meanSquaredError(tf.tensor1d([0, 1]), tf.mul(w, [1, 1]), weights), true, [w]);
console.log(`loss ${loss.dataSync()[0]}, variable ${w.dataSync()[0]}`);
JS
seen "loss NaN, variable NaN"
