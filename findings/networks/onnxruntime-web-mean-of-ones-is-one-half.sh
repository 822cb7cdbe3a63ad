#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm): ReduceMean and ReduceSum over all elements of a float32 tensor add one number after the other in float32, so
# that a sum of ones stops at 2²⁴, which a volume of 256³ voxels has. The mean of 2²⁵ ones is ½, and so is a mean loss in a model. Over rows,
# and then over their means, it is right. ONNX names no limit.
# Seen: of 2²⁵ ones the sum is 16777216 and the mean 0.5; as 2¹³ rows of 2¹² it is 1 by rows.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const ones = floats(new Float32Array(2 ** 25).fill(1));
const [total] = await run("ReduceSum", 11, [ones], [1], { axes: [0], keepdims: 0 });
const [mean] = await run("ReduceMean", 13, [ones], [1], { axes: [0], keepdims: 0 });
const rows = await run("ReduceMean", 13, [floats(ones.data, [2 ** 13, 2 ** 12])], [1], { axes: [1], keepdims: 0 });
const [ofRows] = await run("ReduceMean", 13, [floats(rows)], [1], { axes: [0], keepdims: 0 });
console.log(total, mean, ofRows);
JS
seen "16777216 0.5 1"
