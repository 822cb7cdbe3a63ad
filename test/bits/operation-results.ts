import {
  abs,
  add,
  clamp,
  concatenate,
  convolve,
  cos,
  cosh,
  cumulativeMax,
  cumulativeSum,
  divide,
  equal,
  erf,
  exp,
  expandDims,
  expm1,
  floor,
  gather,
  greater,
  hvp,
  less,
  log,
  log1p,
  logAddExp,
  logSigmoid,
  logSoftmax,
  logSumExp,
  matmul,
  max,
  maximum,
  maxPool,
  mean,
  meanPool,
  min,
  minimum,
  minPool,
  multiply,
  negate,
  norm,
  type Operand,
  pad,
  power,
  relu,
  roll,
  round,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softplus,
  sort,
  sqrt,
  square,
  squeeze,
  stack,
  subtract,
  sum,
  type Tensor,
  tanh,
  transpose,
  valueAndGrad,
  variance,
  where,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { allKinds, DTYPES, type DType, labels, uniform } from "./inputs.ts";
import type { Result } from "./results.ts";

const FUNCTIONS = { cos, cosh, erf, expm1, floor, logSigmoid, round, sign, sin, sinh } as const;
const ELEMENTARY = {
  abs,
  exp,
  log,
  log1p,
  negate,
  relu,
  sigmoid,
  softplus,
  sqrt,
  square,
  tanh,
} as const;
const BINARY = { add, subtract, multiply, divide, power, maximum, minimum } as const;
const COMPARISONS = { equal, greater, less } as const;

/** Functions of one number and of two, over all magnitudes, and their derivatives where those are finite. */
export function elementaryResults(): Result[] {
  return DTYPES.flatMap((dtype) => [
    ...Object.entries(ELEMENTARY).flatMap(([name, f]) => [
      [`${name} ${dtype} of all kinds`, f(allKinds(21, 150, dtype))] satisfies Result,
      [`${name} ${dtype} of usual numbers`, f(uniform(22, [150], [-30, 30], dtype))] satisfies Result,
      ...derivatives(name, f, uniform(23, [40], [0.01, 4], dtype)),
    ]),
    ...Object.entries({ ...BINARY, ...COMPARISONS }).map(
      ([name, f]): Result => [
        `${name} ${dtype} of all kinds`,
        f(allKinds(24, 150, dtype), reversed(allKinds(25, 150, dtype))),
      ],
    ),
    ...Object.entries(BINARY).flatMap(([name, f]) => {
      const other = uniform(26, [5], [-2, 3], dtype);
      return derivatives(name, (x) => f(x, other), uniform(27, [4, 5], [0.01, 4], dtype));
    }),
  ]);
}

/** Functions beyond those that losses need. */
export function functionResults(): Result[] {
  return DTYPES.flatMap((dtype) => [
    ...Object.entries(FUNCTIONS).flatMap(([name, f]) => [
      [`${name} ${dtype} of all kinds`, f(allKinds(35, 150, dtype))] satisfies Result,
      [`${name} ${dtype} of usual numbers`, f(uniform(36, [150], [-30, 30], dtype))] satisfies Result,
      ...derivatives(name, f, uniform(37, [40], [0.01, 4], dtype)),
    ]),
    [
      `logAddExp ${dtype} of all kinds`,
      logAddExp(allKinds(38, 150, dtype), reversed(allKinds(39, 150, dtype))),
    ],
    ...derivatives(
      "logAddExp",
      (x) => logAddExp(x, uniform(40, [5], [-2, 3], dtype)),
      uniform(41, [4, 5], [-3, 3], dtype),
    ),
  ]) as Result[];
}

/** Operations that arrange values, and those over windows. */
export function windowResults(): Result[] {
  const window = uniform(42, [2, 3, 2, 3], [-1, 1]);
  const across: Readonly<Record<string, (x: Tensor) => Tensor>> = {
    cumulativeMax: (x) => cumulativeMax(x, { axis: 1 }),
    "gather by numbers": (x) => gather(x, [3, 0, 3], { axis: 1 }),
    pad: (x) => pad(x, { widths: [0, 1, [2, 0], 0], value: 0.5 }),
    "pad, reflect": (x) => pad(x, { widths: [0, [1, 2], 1, 0], mode: "reflect" }),
    roll: (x) => roll(x, { shift: 2, axis: 1 }),
    stack: (x) => stack([x, multiply(x, 2)], { axis: 1 }),
    "expandDims and squeeze": (x) => squeeze(expandDims(x, { axis: 2 })),
    matmul: (x) => matmul(x, uniform(43, [2, 3], [-1, 1])),
    meanPool: (x) => meanPool(x, { window: [1, 3, 3, 1] }),
    convolve: (x) => convolve(x, window),
    "convolve, same, strides": (x) => convolve(x, window, { padding: "same", strides: [2, 1] }),
    variance: (x) => variance(x, { axis: [1, 2], correction: 1 }),
    norm: (x) => norm(x, { axis: 3 }),
  };
  return DTYPES.flatMap((dtype) =>
    Object.entries(across).flatMap(([name, f]) => [
      [`${name} ${dtype}`, f(uniform(44, [2, 4, 5, 2], [-4, 4], dtype))] satisfies Result,
      ...derivatives(name, f, uniform(45, [2, 4, 5, 2], [-4, 4], dtype)),
    ]),
  );
}

/** Operations over axes and shapes. */
export function axisResults(): Result[] {
  const across: Readonly<Record<string, (x: Tensor) => Tensor>> = {
    "sum of all": (x) => sum(x),
    "sum over an axis": (x) => sum(x, { axes: 1 }),
    "mean over axes": (x) => mean(x, { axes: [0, 2], keepDims: true }),
    "max over an axis": (x) => max(x, { axes: -1 }),
    "min over an axis": (x) => min(x, { axes: 0 }),
    "logSumExp of all": (x) => logSumExp(x),
    "logSumExp over an axis": (x) => logSumExp(x, { axes: 1 }),
    "softmax over the last axis": (x) => softmax(x),
    "softmax over an axis": (x) => softmax(x, { axis: 1 }),
    "logSoftmax over an axis": (x) => logSoftmax(x, { axis: 1 }),
    sort: (x) => sort(x),
    "sort, descending": (x) => sort(x, { axis: 0, descending: true }),
    cumulativeSum: (x) => cumulativeSum(x, { axis: 1 }),
    gather: (x) => gather(x, labels(31, [3, 5, 2], 4)),
    maxPool: (x) => maxPool(x, { window: [1, 3, 3] }),
    minPool: (x) => minPool(x, { window: [3, 1, 3] }),
    clamp: (x) => clamp(x, { min: -1, max: 2 }),
    where: (x) => where(greater(x, 0.5), x, multiply(x, 3)),
    transpose: (x) => transpose(x, [2, 0, 1]),
    "slice and concatenate": (x) => concatenate([slice(x, { axis: 1, start: 2 }), x], { axis: 1 }),
    composition: (x) => add(exp(softmax(x)), tanh(cumulativeSum(x))),
  };
  return DTYPES.flatMap((dtype) =>
    Object.entries(across).flatMap(([name, f]) => [
      [`${name} ${dtype}`, f(uniform(32, [3, 5, 4], [-4, 4], dtype))] satisfies Result,
      ...derivatives(name, f, uniform(33, [3, 5, 4], [-4, 4], dtype)),
    ]),
  );
}

/** Sums so long that the order of their terms shows. */
export function longSumResults(): Result[] {
  return DTYPES.flatMap((dtype: DType) => {
    const x = uniform(34, [9001], [-1, 3], dtype);
    return [
      [`sum ${dtype}`, sum(x)],
      [`mean ${dtype}`, mean(x)],
      [`logSumExp ${dtype}`, logSumExp(x)],
    ] satisfies Result[];
  });
}

function derivatives(name: string, f: (x: Tensor) => Operand, x: Tensor): Result[] {
  const total = (at: Tensor) => {
    const value = f(at) as Tensor;
    return sum(multiply(value, uniform(28, value.shape, [-1, 1], x.dtype)));
  };
  const direction = uniform(29, x.shape, [-1, 1], x.dtype);
  return [
    [`${name} ${x.dtype} gradient`, valueAndGrad(total)(x).gradient],
    [`${name} ${x.dtype} Hessian-vector product`, hvp(total)(x, direction)],
  ];
}

function reversed(x: Tensor): Tensor {
  return tensor(x.data.slice().reverse(), x.shape);
}
