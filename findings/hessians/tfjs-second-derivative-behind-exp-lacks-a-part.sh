#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: grad may be taken of grad, and is right for square, log, sqrt and softplus. Gradients of exp, sigmoid,
# tanh, softmax and logSoftmax are made of the value of the function, which the second grad takes for a constant. Alone they are an
# error, as nothing is left; in a sum or a product the part is missing without an error. The documentation of grad names no limit.
# Seen: the second derivative of exp(x)² at 0 is 2, in place of 4, and that of tanh(x)² at 0.5 is 1.24, in place of 0.56.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const second = (f, at) => {
  const slope = tf.grad((x) => f(x).sum());
  return tf.grad((x) => slope(x).sum())(tf.tensor1d([at])).dataSync()[0].toFixed(2);
};
console.log("exp²", second((x) => tf.exp(x).square(), 0));
console.log("softplus²", second((x) => tf.softplus(x).square(), 0));
console.log("tanh²", second((x) => tf.tanh(x).square(), 0.5));
try {
  second((x) => tf.exp(x), 0);
} catch (error) {
  console.log("exp", error.message.split(".")[0]);
}
JS
seen "exp² 2.00
softplus² 0.85
tanh² 1.24
exp Cannot compute gradient of y=f(x) with respect to x"
