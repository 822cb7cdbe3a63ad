#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: where several elements share the largest value, the gradient of max gives 1 to each
# of them. Moving all three together by h changes max by h, and the gradient says 3h: it is not a sub-gradient.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
console.log(tf.version_core, Array.from(tf.grad((x) => tf.max(x))(tf.tensor1d([2, 2, 2, 1])).dataSync()).join(" "));
JS
seen "4.22.0 1 1 1 0"
