import { torch as module } from "js-pytorch";
import { fromJsPyTorch } from "../../../src/index.ts";
import { elementwise } from "../formulas.ts";
import { equalTo, generic, list, positive, second, weightsOf } from "../points.ts";
import { type FarNotes, farOut } from "../saturated.ts";
import {
  convention,
  type Foreign,
  type Formula,
  fault,
  type Library,
  type Row,
  row,
  wrongValue,
} from "../sweep-case.ts";

const torch: Foreign = module;
const { nn } = torch;
const repeated = "forward repeats or drops the axis that it keeps, backward does not follow";

const OVERFLOW: FarNotes = wrongValue(
  "NaN from exponentials that overflow: no maximum is subtracted",
  "at ±1000",
);

const powers = [3, 0.5, -1, 0, 1].map((exponent) =>
  row(
    `pow ${exponent}`,
    (x) => torch.pow(x, exponent),
    { generic: positive(4) },
    {
      formula: elementwise((x) => x ** exponent),
      notes: fault("2x for every exponent", "generic"),
    },
  ),
);

/** A layer whose weights are the same in every call. */
const layer = (name: string, make: () => Foreign, ...shape: number[]): Row => {
  let built: Foreign;
  const forward = (x: Foreign) => {
    built ??= make();
    return built.forward(x);
  };
  return row(name, forward, { generic: generic(...shape) });
};

/** A layer of attention, whose slopes are differences of its own values in float64. */
const ownLayer = (name: string, make: () => Foreign, ...shape: number[]): Row => {
  let built: Foreign;
  const forward = (x: Foreign) => {
    built ??= make();
    return built.forward(x);
  };
  return row(
    name,
    forward,
    { generic: generic(...shape) },
    {
      formula: (x) => forward(torch.reshape(torch.tensor([...x!]), shape)).data.flat(Infinity),
      notes: fault("its softmax is along the last axis of a square array; see the sum of one", "generic"),
    },
  );
};

const lines = (x: ArrayLike<number>) => [0, 3, 6].map((k) => [x[k]!, x[k + 1]!, x[k + 2]!] as const);
const sumOf = (line: readonly number[]) => line.reduce((total, value) => total + value, 0);
const scattered = (line: readonly number[]) => sumOf(line.map((value) => (value - sumOf(line) / 3) ** 2));
const softmaxOf = (line: readonly number[]) =>
  line.map((value) => Math.exp(value) / sumOf(line.map(Math.exp)));

/** Reductions along the last axis of a square array. */
const SQUARE = (
  [
    ["sum", (x) => x.sum(-1), (x) => lines(x!).map(sumOf)],
    ["mean", (x) => torch.mean(x, -1), (x) => lines(x!).map((line) => sumOf(line) / 3)],
    ["variance", (x) => torch.variance(x, -1), (x) => lines(x!).map((line) => scattered(line) / 3)],
    ["nn.Softmax", (x) => new nn.Softmax().forward(x), (x) => lines(x!).flatMap(softmaxOf)],
    [
      "nn.CrossEntropyLoss",
      (x) => new nn.CrossEntropyLoss().forward(x, torch.tensor([0, 2, 1])),
      (x) => [-sumOf(lines(x!).map((line, k) => Math.log(softmaxOf(line)[[0, 2, 1][k]!]!))) / 3],
    ],
  ] as readonly (readonly [string, Row["f"], Formula])[]
).map(([name, f, formula]) =>
  row(
    `${name}, last axis of a square`,
    f,
    { generic: generic(3, 3) },
    {
      formula,
      notes: fault("the gradient of a row goes along the column: both axes have the same length", "generic"),
    },
  ),
);

const ROWS: readonly Row[] = [
  row("add", (a, b) => torch.add(a, b), {
    generic: [generic(2, 3), second(2, 3)],
    "a row": [generic(2, 3), second(3)],
  }),
  row("sub", (a, b) => a.sub(b), { generic: [generic(2, 3), second(2, 3)] }),
  row("mul", (a, b) => torch.mul(a, b), {
    generic: [generic(2, 3), second(2, 3)],
    "a row": [generic(2, 3), second(3)],
  }),
  row("div", (a, b) => torch.div(a, b), {
    generic: [generic(2, 3), positive(2, 3)],
    "a row": [generic(2, 3), positive(3)],
  }),
  row("neg", (x) => torch.neg(x), { generic: generic(4) }),
  row("exp", (x) => torch.exp(x), { generic: generic(4) }),
  row("log", (x) => torch.log(x), { generic: positive(4) }),
  row(
    "sqrt",
    (x) => torch.sqrt(x),
    { generic: positive(4), "at 0": list(0, 0.5) },
    {
      formula: elementwise(Math.sqrt),
      domain: [0, 10],
      notes: convention("infinite at 0, where the slope is", "at 0"),
    },
  ),
  row("pow 2", (x) => torch.pow(x, 2), { generic: generic(4), "at 0": list(0, 0.5) }),
  ...powers,
  row("matmul", (a, b) => torch.matmul(a, b), { generic: [generic(2, 3), second(3, 2)] }),
  row("matmul of batches", (a, b) => torch.matmul(a, b), { generic: [generic(2, 2, 3), second(2, 3, 2)] }),
  row("matmul of a batch and a matrix", (a, b) => torch.matmul(a, b), {
    generic: [generic(2, 2, 3), second(3, 2)],
  }),
  row("transpose", (x) => torch.transpose(x, 0, 1), { generic: generic(2, 3) }),
  row("reshape", (x) => torch.reshape(x, [3, 2]), { generic: generic(2, 3) }),
  row("at", (x) => torch.at(x, [0, 1, 0]), { generic: generic(2, 3) }),
  row("at, two lists", (x) => torch.at(x, [0, 1, 1], [2, 0, 1]), { generic: generic(2, 3) }),
  row(
    "masked_fill",
    (x) => torch.masked_fill(x, torch.tensor([1, 0, 1, 0]), (mask: number) => mask === 1, 0.5),
    { generic: generic(4) },
  ),
  row("sum", (x) => x.sum(-1, true), { generic: generic(2, 3) }),
  row("mean", (x) => torch.mean(x), { generic: generic(4) }),
  row("mean, axis −1", (x) => torch.mean(x, -1), { generic: generic(2, 3) }),
  row("mean, axis 0", (x) => torch.mean(x, 0), { generic: generic(2, 3) }),
  row("mean, axis −1, kept", (x) => torch.mean(x, -1, true), { generic: generic(2, 3) }),
  row(
    "mean, axis 0, kept",
    (x) => torch.mean(x, 0, true),
    { generic: generic(2, 3) },
    {
      formula: (x) => {
        const means = [0, 1, 2].map((column) => (x![column]! + x![column + 3]!) / 2);
        return [...means, ...means];
      },
      notes: fault(repeated, "generic"),
    },
  ),
  row("variance", (x) => torch.variance(x), { generic: generic(4) }),
  row("variance, axis −1", (x) => torch.variance(x, -1), { generic: generic(2, 3) }),
  row("variance, axis 0", (x) => torch.variance(x, 0), { generic: generic(2, 3) }),
  row("sqrt of variance", (x) => torch.sqrt(torch.variance(x, -1)), { generic: generic(2, 3) }),
  row("x·exp(x) + x", (x) => torch.add(torch.mul(x, torch.exp(x)), x), { generic: generic(4) }),
  row("(x + x)·x", (x) => torch.mul(torch.add(x, x), x), { generic: generic(4) }),
  row(
    "nn.ReLU",
    (x) => new nn.ReLU().forward(x),
    { generic: generic(2, 3), "at 0": list(0, 0.5) },
    {
      formula: elementwise((x) => Math.max(0, x)),
      notes: convention("one of the two slopes at 0", "at 0"),
    },
  ),
  row("nn.Softmax", (x) => new nn.Softmax().forward(x), { generic: generic(2, 3) }),
  farOut("nn.Softmax", "softmax", (x: Foreign) => new nn.Softmax().forward(x), OVERFLOW, [1, 3]),
  row("nn.Softmax, axis 0", (x) => new nn.Softmax().forward(x, 0), { generic: generic(2, 3) }),
  row("nn.CrossEntropyLoss", (x) => new nn.CrossEntropyLoss().forward(x, torch.tensor([0, 2])), {
    generic: generic(2, 3),
  }),
  row("nn.MSELoss", (a, b) => new nn.MSELoss().forward(a, b), { generic: [generic(2, 3), second(2, 3)] }),
  ...SQUARE,
  ownLayer("nn.MultiHeadSelfAttention", () => new nn.MultiHeadSelfAttention(4, 4, 2, 3, 0), 2, 3, 4),
  ownLayer("nn.Block", () => new nn.Block(4, 4, 2, 3, 0), 2, 3, 4),
  layer("nn.Linear", () => new nn.Linear(3, 2), 2, 3),
  layer("nn.Linear of 3 axes", () => new nn.Linear(3, 2), 2, 2, 3),
  layer("nn.FullyConnected", () => new nn.FullyConnected(3, 3, 0), 2, 2, 3),
  layer("nn.LayerNorm", () => new nn.LayerNorm(4), 2, 2, 4),
  row("nn.LayerNorm of a constant", (x) => new nn.LayerNorm(4).forward(x), { constant: equalTo(2, 1, 2, 4) }),
];

export const JS_PYTORCH: Library = {
  name: "js-pytorch",
  heading: "js-pytorch 0.7.2",
  dtype: "float64",
  start: async () => {},
  adapt: (operation) =>
    fromJsPyTorch(module, ((...inputs: Foreign[]) => {
      const y = operation(...inputs);
      const size = y.shape.reduce((product: number, extent: number) => product * extent, 1);
      const flat = torch.reshape(y, [size]);
      return torch.mul(torch.mean(torch.mul(flat, torch.tensor(weightsOf(size), false))), size);
    }) as never),
  rows: ROWS,
};
