import { grad, multiply, ones, sum, type Tensor, tensor } from "../../src/index.ts";
import { type Case, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;
const x = () => ones([2]);

type Maker = (f: unknown) => (...inputs: unknown[]) => unknown;
/** f(first)(…rest) */
const curried = { call: (make: never, [f, ...inputs]: never[]) => (make as Maker)(f)(...inputs) };

const noFunction = (name: string, argument: string): Row[] =>
  rowsOf(
    name,
    ["null", "undefined", "a Tensor", '"f"', "an object", "an array"].map(
      (says, index): Case => [
        `${says} as ${argument}`,
        TYPE,
        says,
        () => [[null, undefined, x(), "f", { f: sum }, [sum]][index], x()],
        curried,
      ],
    ),
  );

const differentiation = (name: string): Row[] => [
  ...noFunction(name, "f"),
  ...noTensor(name, "the input", (wrong) => [sum, wrong], curried),
  ...rowsOf(name, [
    ["a function of several values", RANGE, "[2]", () => [(a: Tensor) => a, x()], curried],
    ["a function of nothing", TYPE, "undefined", () => [() => undefined, x()], curried],
    ["a function of a number", TYPE, "1", () => [() => 1, x()], curried],
    ["an async function", TYPE, "a Promise", () => [async (a: Tensor) => sum(a), x()], curried],
  ]),
];

const custom = (forward: (a: Tensor) => unknown) => () => [forward, x()];
const pulled = {
  call: (make: never, [forward, input]: never[]) => {
    const f = (make as Maker)(forward) as (a: Tensor) => Tensor;
    return grad((a) => sum(f(a)))(input!);
  },
};

const checker = (name: string): Row[] => [
  ...rowsOf(
    name,
    ["null", "a Tensor", '"f"'].map(
      (says, index): Case => [`${says} as f`, TYPE, says, () => [[null, x(), "f"][index], x()]],
    ),
  ),
  ...noTensor(name, "x", (wrong) => [sum, wrong]),
  ...noOptions(name, (options) => [sum, x(), options]),
  ...rowsOf(name, [
    ["a function of nothing", TYPE, "undefined", () => [() => undefined, x()], { prefix: "gradcheck" }],
    ["a function of a number", TYPE, "1", () => [() => 1, x()], { prefix: "gradcheck" }],
    ["a function of several values", RANGE, "[2]", () => [(a: Tensor) => a, x()], { prefix: "gradcheck" }],
    [
      "a function that is NaN",
      RANGE,
      "NaN",
      () => [(a: Tensor) => sum(multiply(a, nan)), x()],
      { prefix: "gradcheck" },
    ],
    ["x of NaN", RANGE, "NaN", () => [sum, tensor([1, nan])], { prefix: "gradcheck" }],
    [
      "a budget that pays for nothing",
      RANGE,
      "is 1",
      () => [sum, x(), { budget: 1 }],
      { prefix: "gradcheck" },
    ],
    ["a budget of NaN", RANGE, "NaN", () => [sum, x(), { budget: nan }], { prefix: "gradcheck" }],
    ["a fractional seed", RANGE, "0.5", () => [sum, x(), { seed: 0.5 }], { prefix: "gradcheck" }],
    ["a seed of another kind", TYPE, '"1"', () => [sum, x(), { seed: "1" }], { prefix: "gradcheck" }],
  ]),
];

export const AUTODIFF_ROWS: Row[] = [
  ...["grad", "valueAndGrad"].flatMap(differentiation),
  ...["grad", "valueAndGrad"].flatMap((name) => [
    ...noTensor(name, "the second input", (wrong) => [(a: Tensor) => sum(a), x(), wrong], curried),
    ...rowsOf(name, [["no input", TYPE, "no input", () => [sum], curried]]),
  ]),
  ...differentiationOfHvp(),
  ...noTensor("stopGradient", "x", (wrong) => [wrong]),
  ...noFunction("customGradient", "forward"),
  ...noTensor(
    "customGradient",
    "the input",
    (wrong) => [(a: Tensor) => ({ value: a, pullback: () => a }), wrong],
    curried,
  ),
  ...rowsOf("customGradient", [
    ["a forward that gives nothing", TYPE, "undefined", custom(() => undefined), curried],
    ["a forward that gives null", TYPE, "null", custom(() => null), curried],
    ["a forward that gives a tensor", TYPE, "undefined", custom((a) => a), curried],
    ["an async forward", TYPE, "undefined", custom(async (a) => ({ value: a, pullback: () => a })), curried],
    ["a value that is a number", TYPE, "1", custom(() => ({ value: 1, pullback: () => x() })), curried],
    ["no pullback", TYPE, "undefined", custom((a) => ({ value: a })), curried],
    [
      "a pullback that gives nothing",
      TYPE,
      "undefined",
      custom((a) => ({ value: a, pullback: () => undefined })),
      pulled,
    ],
    ["a pullback that gives a number", TYPE, "1", custom((a) => ({ value: a, pullback: () => 1 })), pulled],
    [
      "a pullback that gives too much",
      RANGE,
      "2 gradients for 1",
      custom((a) => ({ value: a, pullback: () => [x(), x()] })),
      pulled,
    ],
    [
      "a gradient of another shape",
      RANGE,
      "[3]",
      custom((a) => ({ value: a, pullback: () => ones([3]) })),
      pulled,
    ],
  ]),
  ...["gradcheck", "assertGradcheck"].flatMap((name) =>
    checker(name).map((row) => (name === "assertGradcheck" ? { ...row, prefix: "gradcheck" } : row)),
  ),
];

function differentiationOfHvp(): Row[] {
  return [
    ...noFunction("hvp", "f"),
    ...noTensor("hvp", "x", (wrong) => [sum, wrong, x()], curried),
    ...noTensor("hvp", "v", (wrong) => [sum, x(), wrong], curried),
    ...rowsOf("hvp", [
      [
        "a direction of another shape",
        RANGE,
        "[3] differs from x shape [2]",
        () => [sum, x(), ones([3])],
        curried,
      ],
      ["a function of several values", RANGE, "[2]", () => [(a: Tensor) => a, x(), x()], curried],
      ["a function of nothing", TYPE, "undefined", () => [() => undefined, x(), x()], curried],
    ]),
  ];
}
