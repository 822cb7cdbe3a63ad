import * as module from "@tensorflow/tfjs";
import { cubeProducts, places } from "../formulas.ts";
import { generic, second } from "../points.ts";
import { type Foreign, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;

const matrices = { generic: [generic(2, 3), second(3, 2)] };
const batches = { generic: [generic(2, 2, 3), second(2, 3, 2)] };

/** Convolution of a picture and a kernel, both differentiated, for strides and paddings. */
const convolutions = [1, 2].flatMap((stride) =>
  ["same", "valid"].flatMap((pad) => [
    row(`conv2d, stride ${stride}, ${pad}`, (x, k) => tf.conv2d(x, k, stride, pad), {
      generic: [generic(1, 4, 4, 2), second(2, 2, 2, 2)],
    }),
    row(`depthwiseConv2d, stride ${stride}, ${pad}`, (x, k) => tf.depthwiseConv2d(x, k, stride, pad), {
      generic: [generic(1, 4, 4, 2), second(2, 2, 2, 1)],
    }),
    row(`conv1d, stride ${stride}, ${pad}`, (x, k) => tf.conv1d(x, k, stride, pad), {
      generic: [generic(1, 5, 2), second(2, 2, 2)],
    }),
    row(
      `conv3d, stride ${stride}, ${pad}`,
      (x, k) => tf.conv3d(x, k, stride, pad),
      {
        generic: [generic(1, 3, 3, 3, 1), second(2, 2, 2, 1, 1)],
      },
      { formula: cubeProducts(stride, pad === "same" ? Math.ceil(3 / stride) : Math.floor(1 / stride) + 1) },
    ),
    row(
      `conv2d by its input, stride ${stride}, ${pad}`,
      (x) => tf.conv2d(x, tf.ones([2, 2, 2, 2]), stride, pad),
      {
        generic: generic(1, 4, 4, 2),
      },
    ),
  ]),
);

/** Products and convolutions. */
export const PRODUCTS: readonly Row[] = [
  row("matMul", (a, b) => tf.matMul(a, b), matrices),
  row("matMul, first transposed", (a, b) => tf.matMul(a, b, true), {
    generic: [generic(3, 2), second(3, 2)],
  }),
  row("matMul, second transposed", (a, b) => tf.matMul(a, b, false, true), {
    generic: [generic(2, 3), second(2, 3)],
  }),
  row("matMul, both transposed", (a, b) => tf.matMul(a, b, true, true), {
    generic: [generic(3, 2), second(2, 3)],
  }),
  row("matMul of batches", (a, b) => tf.matMul(a, b), batches),
  row("matMul of a batch and a matrix", (a, b) => tf.matMul(a, b), {
    generic: [generic(2, 2, 3), second(3, 2)],
  }),
  row("matMul(a, a)", (a) => tf.matMul(a, a), { generic: generic(3, 3) }),
  row("dot", (a, b) => tf.dot(a, b), { generic: [generic(4), second(4)] }),
  row("dot of matrices", (a, b) => tf.dot(a, b), matrices),
  row("outerProduct", (a, b) => tf.outerProduct(a, b), { generic: [generic(3), second(2)] }),
  row("einsum", (a, b) => tf.einsum("ij,jk->ik", a, b), matrices),
  row("linalg.gramSchmidt", (x) => tf.linalg.gramSchmidt(x), { generic: generic(2, 3) }),
  row("fused.matMul, relu", (a, b) => tf.fused.matMul({ a, b, activation: "relu" }), matrices),
  row("fused.matMul, bias", (a, b, bias) => tf.fused.matMul({ a, b, bias }), {
    generic: [...matrices.generic, generic(2)],
  }),
  row(
    "fused.matMul, transposed, bias",
    (a, b, bias) => tf.fused.matMul({ a, b, bias, transposeB: true }),
    {
      generic: [generic(2, 3), second(2, 3), generic(2)],
    },
    {
      formula: (a, b, bias) =>
        places(2, 2).map(([i, j]) =>
          [0, 1, 2].reduce((sum, k) => sum + a![3 * i + k]! * b![3 * j + k]!, bias![j]!),
        ),
    },
  ),
  ...convolutions,
  row("conv2d, kernel 1", (x, k) => tf.conv2d(x, k, 1, "same"), {
    generic: [generic(1, 2, 2, 2), second(1, 1, 2, 3)],
  }),
  row("conv2d, dilation 2", (x, k) => tf.conv2d(x, k, 1, "valid", "NHWC", 2), {
    generic: [generic(1, 4, 4, 1), second(2, 2, 1, 1)],
  }),
  row("conv2d, NCHW", (x, k) => tf.conv2d(x, k, 1, "same", "NCHW"), {
    generic: [generic(1, 2, 3, 3), second(2, 2, 2, 1)],
  }),
  row("conv2dTranspose", (x, k) => tf.conv2dTranspose(x, k, [1, 4, 4, 1], 2, "same"), {
    generic: [generic(1, 2, 2, 2), second(2, 2, 1, 2)],
  }),
  row("conv3dTranspose", (x, k) => tf.conv3dTranspose(x, k, [1, 4, 4, 4, 1], 2, "same"), {
    generic: [generic(1, 2, 2, 2, 1), second(2, 2, 2, 1, 1)],
  }),
  row("separableConv2d", (x, d, p) => tf.separableConv2d(x, d, p, 1, "same"), {
    generic: [generic(1, 3, 3, 2), second(2, 2, 2, 1), generic(1, 1, 2, 2)],
  }),
  row(
    "fused.conv2d, relu",
    (x, filter) => tf.fused.conv2d({ x, filter, strides: 1, pad: "same", activation: "relu" }),
    {
      generic: [generic(1, 3, 3, 1), second(2, 2, 1, 1)],
    },
  ),
  row(
    "fused.depthwiseConv2d",
    (x, filter) => tf.fused.depthwiseConv2d({ x, filter, strides: 1, pad: "same" }),
    {
      generic: [generic(1, 3, 3, 2), second(2, 2, 2, 1)],
    },
  ),
  row("linalg.qr, triangle", (x) => tf.linalg.qr(x)[1], { generic: generic(3, 3) }),
  row(
    "basicLSTMCell",
    (x, h) =>
      tf.basicLSTMCell(tf.scalar(1), tf.fill([5, 8], 0.3), tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8]), x, h, h)[1],
    { generic: [generic(1, 3), second(1, 2)] },
  ),
];
