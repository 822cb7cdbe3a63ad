#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), Unique: ONNX documents that it finds the unique elements of a tensor, and NaN, which marks a voxel without a value,
# equals no number. It compares by order alone, in which NaN equals every number, so that NaN in front hides all other values, and elsewhere
# is counted as one of them. numpy.unique gives 1 2 3 and NaN.
# Seen: of NaN 1 2 3 only NaN occurs, 4 times; of 1 NaN 2 3 the values 1 2 3 occur 2 1 1 times.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
for (const numbers of [[NaN, 1, 2, 3], [1, NaN, 2, 3]]) console.log(...(await run("Unique", 11, [floats(numbers)], [1])));
JS
seen "NaN
1 2 3"
