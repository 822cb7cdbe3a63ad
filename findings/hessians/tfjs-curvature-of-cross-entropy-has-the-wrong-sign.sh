#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: sigmoidCrossEntropy is convex in its logits, so that its second derivative, p·(1 − p), is above 0. The
# gradient of a gradient is below 0 everywhere: of the formula relu(x) − x·t + log1p(exp(−|x|)) it lacks the parts behind exp. A
# step of Newton or of conjugate gradients goes uphill. First derivatives are right, and no error is thrown.
# Seen: at the logit 0.3 the second derivative is −0.181, and 0.244 is the difference of first derivatives.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const slope = tf.grad((x) => tf.losses.sigmoidCrossEntropy(tf.tensor1d([1]), x));
const at = (x) => slope(tf.tensor1d([x])).dataSync()[0];
for (const x of [-0.4, 0.3, 2]) {
  const second = tf.grad((logit) => slope(logit).sum())(tf.tensor1d([x])).dataSync()[0];
  console.log(x, second.toFixed(3), ((at(x + 0.01) - at(x - 0.01)) / 0.02).toFixed(3));
}
JS
seen "-0.4 -0.161 0.240
0.3 -0.181 0.244
2 -0.014 0.105"
