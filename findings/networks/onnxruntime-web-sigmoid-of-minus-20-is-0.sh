#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), and onnxruntime-node 1.30.0 alike: Sigmoid is a rational approximation whose absolute error is small and
# whose relative error is not. Below about −17 it is 0 exactly, so that the cross-entropy of that probability is infinite, where float32
# holds probabilities down to a logit of −103; above that it is off by up to a factor of two, and not monotonic.
# Seen: of −10 −16 −16.5 −20 it is 4.54e-5 5.96e-8 8.94e-8 0, in place of 4.54e-5 1.13e-7 6.83e-8 2.06e-9; the logarithm of the last is −∞.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const logits = [-10, -16, -16.5, -20];
const padded = [...logits, ...Array(12).fill(0)];
const probabilities = (await run("Sigmoid", 13, [floats(padded)], [1])).slice(0, 4);
const logarithm = await run("Log", 13, [floats(probabilities)], [1]);
console.log(`${probabilities.map((p) => p.toPrecision(3)).join(" ")}, logarithm of the last ${logarithm[3]}`);
JS
seen "0.0000454 5.96e-8 8.94e-8 0.00, logarithm of the last -Infinity"
