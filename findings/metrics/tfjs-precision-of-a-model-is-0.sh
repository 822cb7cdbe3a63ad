#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: the metric "precision" of a compiled model compares the probabilities with 1 exactly, without a threshold.
# A model whose probabilities are 0.99 0.01 0.99 0.99 for the targets 1 0 0 1 has the accuracy 0.75 and the precision 2/3; 0 is reported.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const model = tf.sequential();
model.add(tf.layers.activation({ activation: "sigmoid", inputShape: [1] }));
model.compile({ loss: "binaryCrossentropy", optimizer: "sgd", metrics: ["accuracy", "precision"] });
const [, accuracy, precision] = model.evaluate(tf.tensor2d([5, -5, 5, 5], [4, 1]), tf.tensor2d([1, 0, 0, 1], [4, 1]));
console.log(`accuracy ${accuracy.dataSync()[0]}, precision ${precision.dataSync()[0]}`);
JS
seen "accuracy 0.75, precision 0"
