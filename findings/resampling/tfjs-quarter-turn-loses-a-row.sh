#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: rotateWithOffset is documented to turn a picture around its center by default. The axis lies half a
# pixel beside it, so that a quarter turn of 3 × 3 pixels moves all by one: 1 4 7 is lost, and a row of zeros comes in.
. "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const picture = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
const turned = tf.image.rotateWithOffset(picture, Math.PI / 2).reshape([3, 3]).arraySync();
console.log(turned.map((row) => row.join(" ")).join(" / "));
JS
seen "0 0 0 / 3 6 9 / 2 5 8"
