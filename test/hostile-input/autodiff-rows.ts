import { grad, ones, sum, type Tensor } from "../../src/index.ts";
import { type Case, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
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
    ["a class", TYPE, "a class", () => [class A {}, x()], curried],
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
    ["a class as forward", TYPE, "a class", () => [class A {}, x()], curried],
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
