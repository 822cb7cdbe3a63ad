// Writes model.onnx, a network of one convolution with two classes, in place of yours: node make-model.mjs
import { writeFileSync } from "node:fs";

// A message of the ONNX format is a list of fields: a number, and a varint, or bytes with their length.
const varint = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
const number = (field, value) => [...varint(8 * field), ...varint(value)];
const bytes = (field, content) => [...varint(8 * field + 2), ...varint(content.length), ...content];
const text = (field, value) => bytes(field, [...new TextEncoder().encode(value)]);

const FLOAT = 1;
const INTS = 7;
const raw = (values) => [...new Uint8Array(Float32Array.from(values).buffer)];
const tensor = (name, dims, values) => [
  ...dims.flatMap((extent) => number(1, extent)),
  ...number(2, FLOAT),
  ...text(8, name),
  ...bytes(9, raw(values)),
];
const shape = (name, dims) => [
  ...text(1, name),
  ...bytes(
    2,
    bytes(1, [
      ...number(1, FLOAT),
      ...bytes(
        2,
        dims.flatMap((extent) => bytes(1, number(1, extent))),
      ),
    ]),
  ),
];
const ints = (name, values) => [
  ...text(1, name),
  ...number(20, INTS),
  ...values.flatMap((value) => number(8, value)),
];

// Class 1 wins where the mean of 3 × 3 pixels is above one half.
const weights = [...Array(9).fill(0), ...Array(9).fill(1 / 9)];
const node = [
  ...["image", "weight", "bias"].flatMap((name) => text(1, name)),
  ...text(2, "logits"),
  ...text(4, "Conv"),
  ...bytes(5, ints("kernel_shape", [3, 3])),
  ...bytes(5, ints("pads", [1, 1, 1, 1])),
];
const graph = [
  ...bytes(1, node),
  ...text(2, "segmenter"),
  ...bytes(5, tensor("weight", [2, 1, 3, 3], weights)),
  ...bytes(5, tensor("bias", [2], [0.5, 0])),
  ...bytes(11, shape("image", [1, 1, 64, 64])),
  ...bytes(12, shape("logits", [1, 2, 64, 64])),
];
const model = [...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))];
writeFileSync(new URL("model.onnx", import.meta.url), Uint8Array.from(model));
