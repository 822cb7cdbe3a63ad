#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: evaluate documents the option sampleWeight, which weights the samples of loss and metrics, and
# ignores it. A sample of weight 0 counts; fit refuses the same option.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const model = tf.sequential();
model.add(tf.layers.activation({ activation: "linear", inputShape: [1] }));
model.compile({ loss: "meanSquaredError", optimizer: "sgd" });
const [x, y] = [tf.tensor2d([0, 0, 3], [3, 1]), tf.zeros([3, 1])];
const sampleWeight = tf.tensor1d([1, 1, 0]);
const refused = await model.fit(x, y, { sampleWeight, verbose: 0 }).then(() => "accepts", () => "refuses");
console.log(`evaluate ${model.evaluate(x, y, { sampleWeight }).dataSync()[0]}, fit ${refused} it`);
JS
seen "evaluate 3, fit refuses it"
