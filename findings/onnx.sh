# Sourced by the findings about operators of ONNX. `onnx` runs the JavaScript that it reads in onnxruntime-web, after a function
# `run(type, opset, inputs, outputs, attributes)`, which writes one operator as an ONNX model and evaluates it. An input is a tensor, an
# output the number of its type (1 float, 7 int64), and an attribute an integer or a list of them.
. "$(dirname "${BASH_SOURCE[0]}")/run.sh"

onnx() {
  local program
  program=$(cat)
  finding onnxruntime-web@1.30.0 <<JS
$model
$program
JS
}

model=$(
  cat <<'JS'
import * as ort from "onnxruntime-web";
ort.env.wasm.numThreads = 1;
ort.env.logLevel = "fatal";
// Fields of Protocol Buffers: numbers, and bytes.
const digits = (n) => (n < 128 ? [n] : [(n % 128) + 128, ...digits(Math.floor(n / 128))]);
const number = (field, n) => [...digits(field * 8), ...digits(n)];
const bytes = (field, ...parts) => [field * 8 + 2, ...digits(parts.flat().length), ...parts.flat()];
const text = (field, s) => bytes(field, [...new TextEncoder().encode(s)]);
const attribute = ([name, value]) =>
  Array.isArray(value)
    ? bytes(5, text(1, name), value.flatMap((n) => number(8, n)), number(20, 7))
    : bytes(5, text(1, name), number(3, value), number(20, 2));
const value = (field, name, type, rank) => {
  const shape = Array.from({ length: rank }, (_, k) => bytes(1, text(2, `${name}${k}`))).flat();
  return bytes(field, text(1, name), bytes(2, bytes(1, number(1, type), bytes(2, shape))));
};
const types = { float32: 1, int64: 7 };
const run = async (type, opset, inputs, outputs, attributes = {}) => {
  const names = [...inputs.map((_, k) => text(1, `i${k}`)), ...outputs.map((_, k) => text(2, `o${k}`))];
  const node = bytes(1, ...names, text(4, type), ...Object.entries(attributes).map(attribute));
  const given = inputs.map((tensor, k) => value(11, `i${k}`, types[tensor.type], tensor.dims.length));
  const graph = bytes(7, node, text(2, "g"), ...given, ...outputs.map((output, k) => bytes(12, text(1, `o${k}`), bytes(2, bytes(1, number(1, output))))));
  const session = await ort.InferenceSession.create(Uint8Array.from([...number(1, 8), ...graph, ...bytes(8, number(2, opset))]));
  const { o0 } = await session.run(Object.fromEntries(inputs.map((tensor, k) => [`i${k}`, tensor])));
  return Array.from(o0.data);
};
const floats = (numbers, shape = [numbers.length]) => new ort.Tensor("float32", Float32Array.from(numbers), shape);
const integers = (numbers, shape = [numbers.length]) => new ort.Tensor("int64", BigInt64Array.from(numbers, BigInt), shape);
JS
)
