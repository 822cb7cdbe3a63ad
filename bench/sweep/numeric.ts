import * as jax from "@jax-js/jax";
import * as tf from "@tensorflow/tfjs";
import { torch } from "js-pytorch";
import { fromJax, fromJsPyTorch, fromTfjs } from "../../src/index.ts";
import {
  averages,
  columnMeans,
  cumulativeRows,
  elementwise,
  GRID,
  halfPixels,
  product,
  softmaxLoss,
  WEIGHTS,
  weighed,
} from "./formulas.ts";
import type { SweepCase } from "./sweep-case.ts";

type Draft = Omit<SweepCase, "library" | "f" | "gradient" | "dtype">;

/** biome-ignore lint/suspicious/noExplicitAny: the libraries are taken as they are, whatever their types say */
type Loose = any;

const ofTfjs = (draft: Draft, operation: (x: Loose) => Loose): SweepCase => ({
  ...draft,
  ...fromTfjs(tf, (x: Loose) => {
    const y = tf.reshape(operation(x), [-1]) as Loose;
    return tf.sum(tf.mul(y, tf.tensor1d(WEIGHTS.slice(0, y.size))));
  }),
  library: "@tensorflow/tfjs 4.22.0, cpu",
  dtype: "float32",
});

const ofJax = (draft: Draft, operation: (x: Loose) => Loose): SweepCase => ({
  ...draft,
  ...fromJax(jax, (x: Loose) => {
    const y = operation(x).reshape([-1]);
    const size = y.shape[0];
    return jax.numpy.sum(y.mul(jax.numpy.array(Float32Array.from(WEIGHTS.slice(0, size)))));
  }),
  library: "@jax-js/jax 0.1.25, wasm",
  dtype: "float32",
});

const ofTorch = (draft: Draft, operation: (x: Loose) => Loose): SweepCase => ({
  ...draft,
  ...fromJsPyTorch(torch, (x: Loose) => {
    const y = operation(x);
    const size = y.shape.reduce((product: number, extent: number) => product * extent, 1);
    const flat = torch.reshape(y, [size]) as Loose;
    const weights = torch.tensor(WEIGHTS.slice(0, size), false) as Loose;
    return torch.mul(torch.mean(torch.mul(flat, weights) as Loose) as Loose, size);
  }),
  library: "js-pytorch 0.7.2",
  dtype: "float64",
});

/** Cases of TensorFlow.js, jax-js and js-pytorch. */
export const NUMERIC_CASES: readonly SweepCase[] = [
  ofTfjs(
    {
      operation: "cumsum, axis 0",
      x: GRID,
      shape: [3, 3],
      kind: "fault",
      words: "the gradient is that of the transposed shape; axis −1 is right",
      formula: cumulativeRows,
    },
    (x) => tf.cumsum(x, 0),
  ),
  ofTfjs(
    {
      operation: "avgPool 2, stride 1, same",
      x: GRID,
      shape: [1, 3, 3, 1],
      kind: "fault",
      words: "forward divides by the cells within, backward by all cells of the window",
      formula: averages,
    },
    (x) => tf.avgPool(x, 2, 1, "same"),
  ),
  ofTfjs(
    {
      operation: "mirrorPad, reflect",
      x: [0.3, -1.2, 0.8],
      kind: "fault",
      words: "the gradient of the mirrored copies is left out",
      formula: ([a, b, c]) => weighed([b!, a!, b!, c!, b!]),
    },
    (x) => tf.mirrorPad(x, [[1, 1]], "reflect"),
  ),
  ofTfjs(
    {
      operation: "resizeBilinear, halfPixelCenters",
      x: [0.3, -1.2, 0.8, 1.5],
      shape: [1, 2, 2, 1],
      kind: "fault",
      words: "backward ignores halfPixelCenters",
      formula: halfPixels,
    },
    (x) => tf.image.resizeBilinear(x, [4, 4], false, true),
  ),
  ofTfjs(
    {
      operation: "softmaxCrossEntropy by labels",
      x: [0.2, 0.3, 0.5],
      shape: [1, 3],
      kind: "fault",
      words: "it gives labels minus softmax for the labels; minus log softmax is right",
      formula: softmaxLoss,
    },
    (x) => tf.losses.softmaxCrossEntropy(x, tf.tensor2d([[0.5, -1, 2]])),
  ),
  ofTfjs(
    {
      operation: "cast to int32 and back",
      x: [0.3, -1.4, 2.6],
      kind: "fault",
      words: "the gradient passes through the step function: 1 in place of 0",
      formula: elementwise(Math.trunc),
    },
    (x) => tf.cast(tf.cast(x, "int32"), "float32"),
  ),
  ofTfjs(
    {
      operation: "max of equal elements",
      x: [1, 1, 0.5],
      kind: "fault",
      words: "each of the equal elements gets the whole gradient; their sum is twice the slope",
      formula: (x) => Math.max(...x),
    },
    (x) => tf.max(x),
  ),
  ofTfjs(
    {
      operation: "pow by a constant at 0",
      x: [0, 0.5],
      kind: "fault",
      words: "NaN for the exponent 0, where the function is constant",
      formula: () => 1 - 1.3,
    },
    (x) => tf.pow(x, tf.zerosLike(x)),
  ),
  ofTfjs(
    {
      operation: "abs at 0",
      x: [0],
      kind: "convention",
      words: "−1; softdice: 0",
      formula: ([a]) => Math.abs(a!),
    },
    (x) => tf.abs(x),
  ),
  ofTfjs(
    {
      operation: "relu at 0",
      x: [0],
      kind: "convention",
      words: "0; softdice: ½",
      formula: ([a]) => Math.max(0, a!),
    },
    (x) => tf.relu(x),
  ),
  ofJax(
    {
      operation: "power(x, 2) at 0",
      x: [0, 0.5],
      kind: "fault",
      words: "NaN; the slope is 0",
      formula: elementwise((x) => x ** 2),
    },
    (x) => jax.numpy.power(x, 2),
  ),
  ofJax(
    {
      operation: "prod with one zero",
      x: [0.5, 0, 2],
      kind: "fault",
      words: "NaN at the zero; the slope is the product of the others",
      formula: product,
    },
    (x) => jax.numpy.prod(x),
  ),
  ofJax(
    {
      operation: "elu of 200",
      x: [200, 0.5],
      kind: "fault",
      words: "NaN from the branch that is not taken, whose exponential overflows",
      formula: elementwise((x) => (x > 0 ? x : Math.expm1(x))),
    },
    (x) => jax.nn.elu(x),
  ),
  ofJax(
    {
      operation: "sinc at 0",
      x: [0, 0.5],
      kind: "fault",
      words: "NaN; the slope is 0",
      formula: elementwise((x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))),
    },
    (x) => jax.numpy.sinc(x),
  ),
  ofJax(
    {
      operation: "abs at 0",
      x: [0],
      kind: "convention",
      words: "1; softdice: 0",
      formula: ([a]) => Math.abs(a!),
    },
    (x) => jax.numpy.abs(x),
  ),
  ofJax(
    {
      operation: "relu at 0",
      x: [0],
      kind: "convention",
      words: "1; softdice: ½",
      formula: ([a]) => Math.max(0, a!),
    },
    (x) => jax.nn.relu(x),
  ),
  ofJax(
    {
      operation: "max of equal elements",
      x: [1, 1, 0.5],
      kind: "convention",
      words: "even shares, as in softdice",
      formula: (x) => Math.max(...x),
    },
    (x) => jax.numpy.max(x),
  ),
  ofTorch(
    {
      operation: "pow 3",
      x: [0.5, -1.5],
      kind: "fault",
      words: "2x for every exponent",
      formula: elementwise((x) => x ** 3),
    },
    (x) => torch.pow(x, 3),
  ),
  ofTorch(
    {
      operation: "mean, axis 0, keepdims",
      x: GRID.slice(0, 6),
      shape: [2, 3],
      kind: "fault",
      words: "forward repeats the means along the axis that it keeps, backward does not follow",
      formula: columnMeans,
    },
    (x) => torch.mean(x, 0, true),
  ),
];
