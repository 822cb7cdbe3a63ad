#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), and onnxruntime-node 1.30.0 alike: MaxPool of −∞, which masked logits are, is −3.4e38, the lowest finite
# number. The largest logit by ReduceMax stays −∞. A test for −∞ or a product with 0 gives another result after pooling.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const logits = floats([-Infinity, -Infinity], [1, 1, 2]);
const [pooled] = await run("MaxPool", 13, [logits], [1], { kernel_shape: [2] });
const [reduced] = await run("ReduceMax", 13, [logits], [1]);
console.log(`MaxPool ${pooled.toPrecision(3)}, ReduceMax ${reduced}`);
JS
seen "MaxPool -3.40e+38, ReduceMax -Infinity"
