#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm): of 1, NaN, 3, 2 ReduceMax gives 3 and Max of the four NaN; the two largest by TopK are 1 and NaN, without
# the 3. So a network that diverged has a largest logit, and another one by TopK.
. "$(dirname "$0")/../onnx.sh"
onnx <<'JS'
const numbers = [1, NaN, 3, 2];
const results = [
  ["ReduceMax", await run("ReduceMax", 13, [floats(numbers)], [1])],
  ["Max", await run("Max", 13, numbers.map((x) => floats([x])), [1])],
  ["TopK", await run("TopK", 13, [floats(numbers), integers([2])], [1, 7])],
];
console.log(results.map(([type, values]) => `${type} ${values.join(" ")}`).join(", "));
JS
seen "ReduceMax 3, Max NaN, TopK 1 NaN"
