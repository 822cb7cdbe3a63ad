import * as softdice from "../../../src/index.ts";
import {
  aboveOne,
  betweenWhole,
  equalTo,
  generic,
  type Input,
  list,
  positive,
  second,
  shaped,
  unit,
  weightsOf,
} from "../points.ts";
import { farOut } from "../saturated.ts";
import { convention, type Foreign, type Library, type Ours, type Row, row } from "../sweep-case.ts";

const { grad, multiply, reshape, sum, tensor } = softdice;
const named = (name: string): Foreign => (softdice as Foreign)[name];

type Shaped = (...shape: number[]) => Input;

const UNARY: readonly (readonly [name: string, at: Shaped, ...kinks: number[]])[] = [
  ["abs", generic, 0, 0.5],
  ["cos", generic],
  ["cosh", generic],
  ["erf", generic, 0, 3],
  ["exp", generic, -30, 12],
  ["expm1", generic, 0, 1e-4],
  ["floor", betweenWhole],
  ["log", positive],
  ["log1p", positive],
  ["logSigmoid", generic, -20, 20, 0],
  ["negate", generic],
  ["relu", generic, 0, 0.5],
  ["round", betweenWhole],
  ["sigmoid", generic, -12, 8, 0],
  ["sign", generic],
  ["sin", generic],
  ["softplus", generic, -12, 30, 0],
  ["sqrt", positive],
  ["square", generic, 0, 100],
  ["tanh", generic, -6, 4, 0],
];

const FAR = [
  ["sigmoid", "sigmoid"],
  ["softplus", "softplus"],
  ["logSigmoid", "log of sigmoid"],
  ["tanh", "tanh"],
  ["softmax", "softmax"],
  ["logSoftmax", "log of softmax"],
  ["logSumExp", "log of a sum of exponentials"],
] as const;

const BINARY: readonly (readonly [name: string, a: Shaped, b: Shaped])[] = [
  ["add", generic, second],
  ["subtract", generic, second],
  ["multiply", generic, second],
  ["divide", generic, positive],
  ["maximum", generic, second],
  ["minimum", generic, second],
  ["logAddExp", generic, second],
];

const REDUCED = ["sum", "mean", "max", "min", "logSumExp", "variance", "norm"] as const;
const ties = list(1, 1, 0.5);
const pair = [list(1, 0.5, 1), list(1, 1, 0.2)];

const kinked = (name: string, at: Row["at"], words: string): Row =>
  row(`${name} at a kink`, (...x) => named(name)(...x), at, {
    ours: (...x) => named(name)(...x),
    notes: convention(words, ...Object.keys(at)),
  });

const arranged: readonly (readonly [name: string, f: Ours, at: Row["at"]])[] = [
  ["reshape", (x) => reshape(x!, [3, 2]), { generic: generic(2, 3) }],
  ["transpose", (x) => softdice.transpose(x!), { generic: generic(2, 3) }],
  ["expandDims", (x) => softdice.expandDims(x!, { axis: 1 }), { generic: generic(3) }],
  ["squeeze", (x) => softdice.squeeze(x!), { generic: generic(1, 3) }],
  ["slice", (x) => softdice.slice(x!, { axis: 1, start: 1, end: 3 }), { generic: generic(2, 4) }],
  ["roll", (x) => softdice.roll(x!, { shift: 2, axis: 0 } as never), { generic: generic(5) }],
  [
    "pad",
    (x) =>
      softdice.pad(x!, {
        widths: [
          [1, 1],
          [1, 1],
        ],
      } as never),
    { generic: generic(2, 3) },
  ],
  [
    "pad, reflect",
    (x) =>
      softdice.pad(x!, {
        widths: [
          [1, 1],
          [1, 1],
        ],
        mode: "reflect",
      } as never),
    { generic: generic(3, 3) },
  ],
  ["sort", (x) => softdice.sort(x!), { generic: generic(5), ties }],
  ["cumulativeSum, axis 0", (x) => softdice.cumulativeSum(x!, { axis: 0 }), { generic: generic(3, 3) }],
  ["cumulativeSum, axis 1", (x) => softdice.cumulativeSum(x!, { axis: 1 }), { generic: generic(3, 3) }],
  ["cumulativeMax", (x) => softdice.cumulativeMax(x!), { generic: generic(5) }],
  ["softmax", (x) => softdice.softmax(x!), { generic: generic(2, 4), saturated: shaped([1, 3], 20, -20, 5) }],
  [
    "logSoftmax",
    (x) => softdice.logSoftmax(x!),
    { generic: generic(2, 4), "far out": shaped([1, 3], 20, -20, 5) },
  ],
  [
    "concatenate",
    (a, b) => softdice.concatenate([a!, b!], { axis: 1 }),
    { generic: [generic(2, 2), second(2, 1)] },
  ],
  ["stack", (a, b) => softdice.stack([a!, b!]), { generic: [generic(3), second(3)] }],
  ["matmul", (a, b) => softdice.matmul(a!, b!), { generic: [generic(2, 3), second(3, 2)] }],
  ["matmul of batches", (a, b) => softdice.matmul(a!, b!), { generic: [generic(2, 2, 3), second(2, 3, 2)] }],
  [
    "maxPool",
    (x) => softdice.maxPool(x!, { window: [3] }),
    { generic: generic(6), "all equal": equalTo(1, 4) },
  ],
  [
    "minPool",
    (x) => softdice.minPool(x!, { window: [3] }),
    { generic: generic(6), "all equal": equalTo(1, 4) },
  ],
  ["meanPool", (x) => softdice.meanPool(x!, { window: [3] } as never), { generic: generic(6) }],
  [
    "clamp",
    (x) => softdice.clamp(x!, { min: -0.5, max: 0.8 }),
    { generic: generic(5), "at a bound": list(-0.5, 0.8) },
  ],
  ["power", (x) => softdice.power(x!, 3), { generic: generic(5), "at 0": list(0, 0.5) }],
  ["power by a tensor", (a, b) => softdice.power(a!, b!), { generic: [positive(4), second(4)] }],
  ["norm at 0", (x) => softdice.norm(x!), { "at 0": equalTo(0, 3) }],
  [
    "acosh by logarithms",
    (x) => softdice.log(softdice.add(x!, softdice.sqrt(softdice.subtract(softdice.square(x!), 1)))),
    { generic: aboveOne(4) },
  ],
];

const target = (...shape: number[]) =>
  tensor(
    generic(...shape).numbers.map((x) => (x > 0.2 ? 1 : 0)),
    shape,
    { dtype: "float64" },
  );

const LOSSES = [
  "diceLoss",
  "jaccardLoss",
  "logDiceLoss",
  "logCoshDiceLoss",
  "tverskyLoss",
  "focalTverskyLoss",
  "generalizedDiceLoss",
  "binaryCrossEntropyLoss",
  "focalLoss",
  "diceCrossEntropyLoss",
  "diceFocalLoss",
];

const ROWS: readonly Row[] = [
  ...UNARY.map(([name, at, ...kinks]) =>
    row(name, (x) => named(name)(x), {
      generic: at(6),
      ...(kinks.length > 0 && { "where it bends or is flat": list(...kinks) }),
    }),
  ),
  ...FAR.map(([name, formula]) => farOut(name, formula, named(name))),
  ...BINARY.map(([name, a, b]) =>
    row(name, (x, y) => named(name)(x, y), {
      generic: [a(2, 3), b(2, 3)],
      "a row": [a(2, 3), b(3)],
      "a scalar": [a(2, 3), b()],
    }),
  ),
  ...REDUCED.flatMap((name) => [
    row(name, (x) => named(name)(x), { generic: generic(2, 3) }),
    row(`${name}, axis 0`, (x) => named(name)(x, { axis: 0 }), { generic: generic(2, 3) }),
    row(`${name}, axis 1, kept`, (x) => named(name)(x, { axis: 1, keepDims: true }), {
      generic: generic(2, 3, 2),
    }),
  ]),
  ...arranged.map(([name, f, at]) => row(name, f as Row["f"], at)),
  kinked("abs", { "at 0": list(0, 0.5) }, "0 at 0"),
  kinked("relu", { "at 0": list(0, 0.5) }, "½ at 0"),
  kinked("max", { ties }, "even shares"),
  kinked("min", { ties: list(1, 1, 1.5) }, "even shares"),
  kinked("maximum", { ties: pair }, "½ to each of equal operands"),
  kinked("minimum", { ties: pair }, "½ to each of equal operands"),
  ...LOSSES.map((name) =>
    row(name, (x) => named(name)(x, target(1, 3, 3, 1), { classAxis: null }), { generic: unit(1, 3, 3, 1) }),
  ),
];

export const SOFTDICE: Library = {
  name: "softdice",
  heading: "softdice, its own operations",
  dtype: "float64",
  start: async () => {},
  adapt: (operation) => {
    const loss = (...x: softdice.Tensor[]) => {
      const y = operation(...x) as softdice.Tensor;
      return sum(multiply(reshape(y, [y.size]), tensor(weightsOf(y.size), [y.size], { dtype: y.dtype })));
    };
    return {
      f: (...x) => loss(...x).item(),
      gradient: (...x) => x.map((_, k) => grad((at: softdice.Tensor) => loss(...x.with(k, at)))(x[k]!).data),
    };
  },
  rows: ROWS,
};
