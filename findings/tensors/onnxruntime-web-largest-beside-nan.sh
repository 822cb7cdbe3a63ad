#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (wasm): of 1, NaN, 3, 2 ReduceMax gives 3 and Max of the four NaN; the two largest by TopK are 1 and NaN, without
# the 3. So a network that diverged has a largest logit, and another one by TopK. The operators are written here as ONNX models.
. "$(dirname "$0")/../run.sh"
finding onnxruntime-web@1.30.0 <<'JS'
import * as ort from "onnxruntime-web";
ort.env.wasm.numThreads = 1;
ort.env.logLevel = "fatal";
// Fields of Protocol Buffers: numbers, and bytes.
const digits = (n) => (n < 128 ? [n] : [(n % 128) + 128, ...digits(n >> 7)]);
const number = (field, n) => [field * 8, ...digits(n)];
const bytes = (field, ...parts) => [field * 8 + 2, ...digits(parts.flat().length), ...parts.flat()];
const text = (field, s) => bytes(field, [...new TextEncoder().encode(s)]);
const value = (field, name, type) =>
  bytes(field, text(1, name), bytes(2, bytes(1, number(1, type), bytes(2, bytes(1, text(2, `n${name}`))))));
const run = async (type, inputs, outputs) => {
  const node = bytes(1, ...inputs.map((_, k) => text(1, `i${k}`)), ...outputs.map((_, k) => text(2, `o${k}`)), text(4, type));
  const types = inputs.map(({ type }) => (type === "int64" ? 7 : 1));
  const graph = bytes(7, node, text(2, "g"), ...types.map((t, k) => value(11, `i${k}`, t)), ...outputs.map((t, k) => value(12, `o${k}`, t)));
  const session = await ort.InferenceSession.create(Uint8Array.from([...number(1, 8), ...graph, ...bytes(8, number(2, 13))]));
  const { o0 } = await session.run(Object.fromEntries(inputs.map((tensor, k) => [`i${k}`, tensor])));
  return `${type} ${Array.from(o0.data).join(" ")}`;
};
const floats = (...x) => new ort.Tensor("float32", Float32Array.from(x), [x.length]);
const numbers = [1, NaN, 3, 2];
const two = new ort.Tensor("int64", BigInt64Array.of(2n), [1]);
const results = [
  await run("ReduceMax", [floats(...numbers)], [1]),
  await run("Max", numbers.map((x) => floats(x)), [1]),
  await run("TopK", [floats(...numbers), two], [1, 7]),
];
console.log(results.join(", "));
JS
seen "ReduceMax 3, Max NaN, TopK 1 NaN"
