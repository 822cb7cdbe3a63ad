#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0, layers.upSampling2d with interpolation "bilinear", a layer of the decoders of U-Nets and a port of the one of Keras:
# Keras in TensorFlow 2 resizes by the centers of pixels, so that 1 2 3 becomes 1 1.25 1.75 2.25 2.75 3, which is symmetric. The port
# resizes by their corners, so that the masks of a converted model move up and left, and the documentation does not say so.
# Seen: 1 2 3 becomes 1 1.5 2 2.5 3 3; image.resizeBilinear with halfPixelCenters gives the other one.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const row = tf.tensor4d([1, 2, 3], [1, 1, 3, 1]);
console.log(...tf.layers.upSampling2d({ size: [1, 2], interpolation: "bilinear" }).apply(row).dataSync());
console.log(...tf.image.resizeBilinear(row, [1, 6], false, true).dataSync());
JS
seen "1 1.5 2 2.5 3 3
1 1.25 1.75 2.25 2.75 3"
