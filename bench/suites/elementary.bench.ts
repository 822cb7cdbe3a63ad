import { type BinaryKernel, combine, power } from "../../src/kernels/arrays/binary.ts";
import {
  apply,
  exp,
  log,
  log1p,
  logCosh,
  sigmoid,
  softplus,
  tanh,
  type UnaryKernel,
} from "../../src/kernels/arrays/unary.ts";
import { type Case, type Suite, subject } from "../harness/subject.ts";
import { uniform } from "../inputs/inputs.ts";

const SIZE = 65_536;

/** A function, where its arguments lie, and the loop that has it by `Math`: one a function, as the kernels are. */
type Row = readonly [name: string, ours: UnaryKernel, from: number, to: number, byMath: UnaryKernel];

const ROWS: readonly Row[] = [
  [
    "exp",
    exp,
    -20,
    5,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = Math.exp(x[k]!);
    },
  ],
  [
    "log",
    log,
    1e-6,
    1,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = Math.log(x[k]!);
    },
  ],
  [
    "log1p",
    log1p,
    -0.9,
    10,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = Math.log1p(x[k]!);
    },
  ],
  [
    "tanh",
    tanh,
    -3,
    3,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = Math.tanh(x[k]!);
    },
  ],
  [
    "sigmoid",
    sigmoid,
    -10,
    10,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = 1 / (1 + Math.exp(-x[k]!));
    },
  ],
  [
    "softplus",
    softplus,
    -10,
    10,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) out[k] = Math.max(x[k]!, 0) + Math.log1p(Math.exp(-Math.abs(x[k]!)));
    },
  ],
  [
    "logCosh",
    logCosh,
    -3,
    3,
    (out, x, start, end) => {
      for (let k = start; k < end; k++) {
        const size = Math.abs(x[k]!);
        out[k] = size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
      }
    },
  ],
];

const powerByMath: BinaryKernel = (out, start, a, aStart, aStep, b, bStart, bStep, count) => {
  for (let k = 0; k < count; k++) out[start + k] = a[aStart + k * aStep]! ** b[bStart + k * bStep]!;
};

function draw(from: number, to: number, seed: number): Float64Array {
  const next = uniform(seed);
  return Float64Array.from({ length: SIZE }, () => from + (to - from) * next());
}

/** `evaluate` with either kernel; the checksum is the sum of what comes out, all of it counted as positive. */
function compare<Kernel>(
  name: string,
  ours: Kernel,
  byMath: Kernel,
  evaluate: (kernel: Kernel) => Float64Array,
): Case {
  const checksum = (values: Float64Array) => ({
    [name]: values.reduce((sum, value) => sum + Math.abs(value), 0),
  });
  const run = (label: string, kernel: Kernel) =>
    subject(label, () => ({ run: () => evaluate(kernel), checksum }));
  return {
    size: name,
    elements: SIZE,
    tolerance: 1e-13,
    expected: () => checksum(evaluate(byMath)),
    subjects: [run("by Math", byMath), run("softdice", ours)],
  };
}

function unaryCase([name, ours, from, to, byMath]: Row): Case {
  const x = draw(from, to, 1);
  return compare(name, ours, byMath, (kernel) => apply(kernel, x) as Float64Array);
}

function powerCase(name: string, exponents: () => Float64Array): Case {
  const base = draw(0, 1, 1);
  const exponent = exponents();
  const shape = exponent.length === 1 ? [] : [SIZE];
  return compare(
    name,
    power,
    powerByMath,
    (kernel) => combine(kernel, base, [SIZE], exponent, shape, [SIZE], "float64") as Float64Array,
  );
}

export const elementary: Suite = {
  name: "elementary",
  title: `elementary functions of ${SIZE.toLocaleString("en")} numbers, float64`,
  unit: "number",
  cases: [
    ...ROWS.map(unaryCase),
    powerCase("power, exponent 2", () => Float64Array.of(2)),
    powerCase("power, exponent ¾", () => Float64Array.of(0.75)),
    powerCase("power, any exponents", () => draw(-5, 5, 2)),
  ],
};
