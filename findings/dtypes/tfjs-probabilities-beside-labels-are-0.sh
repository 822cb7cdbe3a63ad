#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: concat of tensors of different types, as of labels and probabilities, has the type of the first one, and
# the numbers of the others are cut off to it, without an error: probabilities become 0. stack refuses such tensors, as TensorFlow does,
# and add gives float32.
# Seen: int32 labels 1 2 beside probabilities 0.5 0.9 are 1 2 0 0; in the other order they are 0.5 0.9 1 2.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const labels = tf.tensor1d([1, 2], "int32");
const probabilities = tf.tensor1d([0.5, 0.9]);
for (const joined of [tf.concat([labels, probabilities]), tf.concat([probabilities, labels]), tf.add(labels, probabilities)]) {
  console.log(joined.dtype, ...Array.from(joined.dataSync(), (value) => value.toFixed(1)));
}
JS
seen "int32 1.0 2.0 0.0 0.0
float32 0.5 0.9 1.0 2.0
float32 1.5 2.9"
