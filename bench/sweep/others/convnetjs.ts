import convnetjs from "convnetjs";
import type { Tensor } from "../../../src/index.ts";
import { elementwise } from "../formulas.ts";
import { generic, type Input, weightsOf } from "../points.ts";
import { farOut } from "../saturated.ts";
import { convention, type Foreign, fault, type Library, type Row, row, wrongValue } from "../sweep-case.ts";

const net: Foreign = convnetjs;

/** A picture of columns, rows and channels, as convnetjs keeps it: channels last. */
const volume = (columns: number, rows: number, depth: number, x: ArrayLike<number>) => {
  const found = new net.Vol(columns, rows, depth, 0);
  for (let k = 0; k < x.length; k++) found.w[k] = x[k];
  return found;
};

/** Weights of a layer that are the same in every run. */
function fill(layer: Foreign): Foreign {
  for (const [index, filter] of (layer.filters ?? []).entries()) {
    const weights = weightsOf(filter.w.length + index).slice(index);
    for (let k = 0; k < filter.w.length; k++) filter.w[k] = weights[k];
  }
  return layer;
}

const SIZE = { in_sx: 4, in_sy: 4, in_depth: 2 };
const PICTURE = generic(4, 4, 2);
const FLAT = { in_sx: 1, in_sy: 1, in_depth: 4 };
const THREE = { ...FLAT, in_depth: 3 };
const VECTOR = generic(1, 1, 4);

/** A layer whose output goes on, checked by its input. */
const layer = (name: string, make: () => Foreign, at: Input = PICTURE, extra = {}): Row =>
  row(name, () => fill(make()), { generic: at }, extra);

/** A layer that ends in a loss against an answer. */
const loss = (name: string, make: () => Foreign, answer: Foreign, at: Row["at"], extra = {}): Row =>
  row(name, () => Object.assign(make(), { answer }), at, extra);

const halved = fault(
  "the loss is twice the squared distance d², and the gradient is d: a quarter of the slope",
  "generic",
);

const ROWS: readonly Row[] = [
  layer("ConvLayer", () => new net.ConvLayer({ ...SIZE, sx: 3, filters: 2, stride: 1, pad: 1 })),
  layer("ConvLayer, stride 2", () => new net.ConvLayer({ ...SIZE, sx: 2, filters: 2, stride: 2, pad: 0 })),
  layer("FullyConnLayer", () => new net.FullyConnLayer({ ...SIZE, num_neurons: 3 })),
  layer("PoolLayer", () => new net.PoolLayer({ ...SIZE, sx: 2, stride: 2 })),
  layer("PoolLayer, stride 1, pad 1", () => new net.PoolLayer({ ...SIZE, sx: 3, stride: 1, pad: 1 })),
  layer("ReluLayer", () => new net.ReluLayer(FLAT), VECTOR),
  row(
    "ReluLayer at 0",
    () => new net.ReluLayer({ ...FLAT, in_depth: 2 }),
    { "at 0": { numbers: [0, 0.5], shape: [1, 1, 2] } },
    {
      formula: elementwise((x) => Math.max(0, x)),
      notes: convention("0 at 0", "at 0"),
    },
  ),
  layer("SigmoidLayer", () => new net.SigmoidLayer(FLAT), VECTOR),
  layer("TanhLayer", () => new net.TanhLayer(FLAT), VECTOR),
  farOut("SigmoidLayer", "sigmoid", () => new net.SigmoidLayer(THREE), {}, [1, 1, 3]),
  farOut(
    "TanhLayer",
    "tanh",
    () => new net.TanhLayer(THREE),
    wrongValue("NaN from a quotient of exponentials that overflow", "at ±1000"),
    [1, 1, 3],
  ),
  layer("QuadTransformLayer", () => new net.QuadTransformLayer(FLAT), VECTOR),
  layer("DropoutLayer, at prediction", () => new net.DropoutLayer({ ...FLAT, drop_prob: 0.4 }), VECTOR, {
    formula: elementwise((x) => 0.4 * x),
    notes: fault("forward scales by drop_prob, backward does not", "generic"),
  }),
  layer("MaxoutLayer", () => new net.MaxoutLayer({ ...FLAT, group_size: 2 }), VECTOR),
  layer("MaxoutLayer of a picture", () => new net.MaxoutLayer({ ...SIZE, group_size: 2 })),
  layer(
    "LocalResponseNormalizationLayer",
    () => new net.LocalResponseNormalizationLayer({ ...FLAT, k: 1, n: 3, alpha: 0.5, beta: 0.75 }),
    VECTOR,
    {
      formula: (x: Float64Array) =>
        x.map((value, k) => {
          const squares = x.slice(Math.max(0, k - 1), k + 2).reduce((sum, one) => sum + one * one, 0);
          return value / (1 + (0.5 / 3) * squares) ** 0.75;
        }),
      notes: fault(
        "backward takes the square of the neighbour where its product with the element belongs",
        "generic",
      ),
    },
  ),
  layer("InputLayer", () => new net.InputLayer({ out_sx: 1, out_sy: 1, out_depth: 4 }), VECTOR),
  loss("SoftmaxLayer", () => new net.SoftmaxLayer(FLAT), 1, { generic: VECTOR }),
  loss(
    "RegressionLayer",
    () => new net.RegressionLayer(FLAT),
    [0.1, 0.2, 0.3, 0.4],
    { generic: VECTOR },
    {
      formula: (x: Float64Array) => [x.reduce((sum, value, k) => sum + 2 * (value - (k + 1) / 10) ** 2, 0)],
      notes: halved,
    },
  ),
  loss(
    "RegressionLayer of one dimension",
    () => new net.RegressionLayer(FLAT),
    { dim: 2, val: 0.3 },
    { generic: VECTOR },
    {
      formula: (x: Float64Array) => [2 * (x[2]! - 0.3) ** 2],
      notes: halved,
    },
  ),
  loss("SVMLayer", () => new net.SVMLayer(FLAT), 1, { generic: VECTOR }),
];

const run = (make: Row["f"], x: Tensor): { value: number; slopes: ArrayLike<number> } => {
  const [columns, rows, depth] = x.shape as [number, number, number];
  const built = make();
  const input = volume(columns, rows, depth, x.data);
  const output = built.forward(input, false);
  if (built.answer !== undefined) {
    const [weight] = weightsOf(1) as [number];
    const value = weight * built.backward(built.answer);
    return { value, slopes: Array.from(input.dw as Float64Array, (slope) => weight * slope) };
  }
  const weights = weightsOf(output.w.length);
  let value = 0;
  for (let k = 0; k < weights.length; k++) {
    value += weights[k]! * output.w[k];
    output.dw[k] = weights[k];
  }
  built.backward();
  return { value, slopes: input.dw };
};

export const CONVNETJS: Library = {
  name: "convnetjs",
  heading: "convnetjs 0.3.0",
  dtype: "float64",
  start: async () => {},
  adapt: (make) => ({
    f: (x) => run(make, x!).value,
    gradient: (x) => run(make, x!).slopes,
  }),
  rows: ROWS,
};
