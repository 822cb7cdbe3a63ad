#!/usr/bin/env bash
# @tensorflow/tfjs 4.22.0 on the CPU: rgbToGrayscale of a grey pixel, r = g = b, should be that pixel. Its weights add up to 0.9999, and of
# int32, the type that fromPixels gives, the result is cut off, so that a picture of grey labels has each label one less than it was.
# A mask of 255 is 254, and one of 0 and 1 is empty. The documentation names neither.
# Seen: the grey pixels 1 2 100 255 become 0 1 99 254, and the floats 1 100 become 0.9999 99.99.
source "$(dirname "$0")/../run.sh"
finding @tensorflow/tfjs@4.22.0 <<'JS'
import * as tf from "@tensorflow/tfjs";
const grey = (values, type) => tf.image.rgbToGrayscale(tf.tensor3d(values.flatMap((value) => [value, value, value]), [1, values.length, 3], type));
console.log(...grey([1, 2, 100, 255], "int32").dataSync());
console.log(...Array.from(grey([1, 100], "float32").dataSync(), (value) => value.toFixed(4)));
JS
seen "0 1 99 254
0.9999 99.9900"
