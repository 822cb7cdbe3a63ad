#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: resizeNearestNeighbor and resizeBilinear to one pixel, with half-pixel centers, give the fourth of
# four pixels and their mean. Both gradients leave the half pixel out and go to the first pixel alone.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const picture = tf.tensor3d([1, 2, 3, 10], [2, 2, 1]);
const show = (name) => {
  const f = (x) => tf.sum(tf.image[name](x, [1, 1], false, true));
  return `${name} ${f(picture).dataSync()[0]}, gradient ${Array.from(tf.grad(f)(picture).dataSync()).join(" ")}`;
};
console.log(`${show("resizeNearestNeighbor")}; ${show("resizeBilinear")}`);
JS
seen "resizeNearestNeighbor 10, gradient 1 0 0 0; resizeBilinear 4, gradient 1 0 0 0"
