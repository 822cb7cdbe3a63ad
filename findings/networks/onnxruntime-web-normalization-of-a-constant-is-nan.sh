#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), and onnxruntime-node 1.30.0 alike: ONNX defines MeanVarianceNormalization by a function that adds 1e-9 to
# the standard deviation, so that a picture of one value becomes 0. Here such a picture, an empty slice, becomes NaN.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const normalized = await run("MeanVarianceNormalization", 13, [floats([5, 5, 5, 5], [1, 1, 2, 2])], [1], { axes: [2, 3] });
console.log(normalized.join(" "));
JS
seen "NaN NaN NaN NaN"
