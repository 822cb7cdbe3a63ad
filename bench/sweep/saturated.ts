import { add, erf, multiply } from "../../src/index.ts";
import { elementwise } from "./formulas.ts";
import { type Foreign, type Formula, type Note, type Ours, type Row, row } from "./sweep-case.ts";

const sigmoid = (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const softplus = (x: number) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
const hard = (x: number, part: number) => Math.min(1, Math.max(0, x * part + 0.5));

const logSumExp: Formula = (x) => {
  const most = Math.max(...x!);
  return [most + Math.log(x!.reduce((sum, value) => sum + Math.exp(value - most), 0))];
};
const logSoftmax: Formula = (x) => Array.from(x!, (value) => value - logSumExp(x!)[0]!);

/** Functions that are flat or straight far from 0, written so that nothing overflows in them. */
const FORMULAS: Readonly<Record<string, { readonly formula: Formula } | { readonly ours: Ours }>> = {
  sigmoid: { formula: elementwise(sigmoid) },
  softplus: { formula: elementwise(softplus) },
  "log of sigmoid": { formula: elementwise((x) => -softplus(-x)) },
  silu: { formula: elementwise((x) => x * sigmoid(x)) },
  mish: { formula: elementwise((x) => x * Math.tanh(softplus(x))) },
  elu: { formula: elementwise((x) => (x > 0 ? x : Math.expm1(x))) },
  selu: {
    formula: elementwise((x) => (x > 0 ? 1.0507009873554805 * x : 1.7580993408473766 * Math.expm1(x))),
  },
  tanh: { formula: elementwise(Math.tanh) },
  gelu: { ours: (x) => multiply(multiply(x!, 0.5), add(1, erf(multiply(x!, Math.SQRT1_2)))) },
  "gelu by tanh": {
    formula: elementwise((x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))),
  },
  softsign: { formula: elementwise((x) => x / (1 + Math.abs(x))) },
  squareplus: { formula: elementwise((x) => (x + Math.sqrt(x * x + 4)) / 2) },
  "hard sigmoid of x/6": { formula: elementwise((x) => hard(x, 1 / 6)) },
  "hard sigmoid of x/5": { formula: elementwise((x) => hard(x, 0.2)) },
  "hard silu": { formula: elementwise((x) => x * hard(x, 1 / 6)) },
  "hard tanh": { formula: elementwise((x) => Math.min(1, Math.max(-1, x))) },
  "log cosh": { formula: elementwise((x) => softplus(-2 * Math.abs(x)) + Math.abs(x) - Math.LN2) },
  softmax: { formula: (x) => logSoftmax(x!).map(Math.exp) },
  "log of softmax": { formula: logSoftmax },
  "log of a sum of exponentials": { formula: logSumExp },
};

/** Numbers whose exponentials overflow in float32, and in float64. */
const FAR = { "at ±100": [-100, 100, 0.5], "at ±1000": [-1000, 1000, 0.5] } as const;

type FarPoint = keyof typeof FAR;

/** What is known of a function far out. */
export type FarNotes = Readonly<Partial<Record<FarPoint, Note>>>;

/** A function of a library beside the formula that it is. */
export function farOut(
  operation: string,
  formula: string,
  f: Foreign,
  notes: FarNotes = {},
  shape: readonly number[] = [3],
): Row {
  const at = Object.fromEntries(Object.entries(FAR).map(([point, numbers]) => [point, { numbers, shape }]));
  return row(`${operation}, far out`, (x) => f(x), at, { ...FORMULAS[formula]!, notes: { ...notes } });
}
