#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), and onnxruntime-node 1.30.0 alike: GroupNormalization computes the variance as the mean of squares minus
# the squared mean in float32, which cancels where numbers are far from 0 and near each other, as features of a large bias are. The result
# is not normalized, without an error. ONNX documents (x − mean) / √(variance + ε). LayerNormalization and InstanceNormalization of the same
# numbers are right.
# Seen: 10000 10001 10002 10003 become ±474 and ±158, in place of ±1.34 and ±0.45.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const numbers = floats([10000, 10001, 10002, 10003], [1, 1, 4]);
const scale = floats([1]);
const digits2 = (values) => values.map((x) => x.toFixed(2)).join(" ");
const group = await run("GroupNormalization", 21, [numbers, scale, floats([0])], [1], { num_groups: 1 });
const instance = await run("InstanceNormalization", 13, [numbers, scale, floats([0])], [1]);
console.log(`group ${digits2(group)}, instance ${digits2(instance)}`);
JS
seen "group -474.34 -158.11 158.11 474.34, instance -1.34 -0.45 0.45 1.34"
