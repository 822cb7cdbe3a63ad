#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm), and onnxruntime-node 1.30.0 alike: ReduceSum and ReduceProd of int64 go through float64, so that they are
# wrong beyond 2⁵³ (hashes, identifiers of supervoxels, products of sizes), and the type of the result does not say so. Add and ReduceMax keep
# all 64 bits.
# Seen: the sum of 2⁵³ + 1 alone is 2⁵³.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const label = integers([2n ** 53n + 1n]);
const result = async (type, inputs) => `${type} ${(await run(type, 13, inputs, [7])).join(" ")}`;
console.log([await result("ReduceSum", [label]), await result("ReduceMax", [label]), await result("Add", [label, integers([0])])].join(", "));
JS
seen "ReduceSum 9007199254740992, ReduceMax 9007199254740993, Add 9007199254740993"
