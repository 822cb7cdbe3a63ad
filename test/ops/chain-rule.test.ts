import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  clamp,
  divide,
  exp,
  grad,
  hvp,
  log,
  log1p,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  relu,
  softmax,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  tensor,
  where,
} from "../../src/index.ts";
import { over, times } from "../../src/ops/chain-rule.ts";

const double = { dtype: "float64" } as const;
const of = (...values: number[]) => tensor(values, [values.length], double);

describe("times and over", () => {
  it("keep a gradient of 0 whatever the slope", () => {
    const slopes = of(0, 1, Infinity, -Infinity, Number.NaN);
    expect(Array.from(times(of(0, 0, 0, 0, 0), slopes).data, Math.abs)).toEqual([0, 0, 0, 0, 0]);
    expect(Array.from(over(of(0, 0, 0, 0, 0), slopes).data, Math.abs)).toEqual([0, 0, 0, 0, 0]);
    expect(times(of(-0), 3).data[0]).toBe(-0);
  });

  it("are the product and the quotient of all other numbers, to the bit", () => {
    const number = fc.double({ noNaN: false });
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== 0);
        expect(times(of(a), of(b)).data).toEqual(multiply(of(a), of(b)).data);
        expect(over(of(a), of(b)).data).toEqual(divide(of(a), of(b)).data);
      }),
      { seed: 5 },
    );
  });
});

/** Functions that do not depend on x where it is 0, behind a slope that is infinite or NaN there. */
const BEHIND: [string, (x: Tensor) => Tensor][] = [
  ["sqrt", sqrt],
  ["log", log],
  ["log1p of x − 1", (x) => log1p(subtract(x, 1))],
  ["log of a number below 0", (x) => log(subtract(x, 1))],
  ["1/x", (x) => divide(1, x)],
  ["0/x", (x) => divide(multiply(x, 0), x)],
  ["x to the power ½", (x) => power(x, 0.5)],
  ["x to the power −1", (x) => power(x, -1)],
  ["1/x squared", (x) => square(divide(1, x))],
  ["exp of 1/x", (x) => exp(divide(1, x))],
  ["a product with ∞", (x) => multiply(add(x, 1), Infinity)],
];

const MASKS: [string, (y: Tensor) => Tensor][] = [
  ["where", (y) => where(tensor([0, 1]), y, 0)],
  ["a product with 0", (y) => where(tensor([0, 1]), multiply(y, tensor([0, 1], [2], double)), 0)],
];

describe.each(BEHIND)("%s behind a branch that was not taken", (_, f) => {
  it.each(MASKS)("has a gradient of 0 by %s, to the third order", (__, mask) => {
    const x = of(0, 4);
    const first = (at: Tensor) => grad((y) => sum(mask(f(y))))(at);
    const second = (at: Tensor) => grad((y) => sum(first(y)))(at);
    const third = (at: Tensor) => grad((y) => sum(second(y)))(at);
    for (const derivative of [first, second, third]) expect(derivative(x).data[0]).toBeCloseTo(0, 300);
    expect(hvp((at) => sum(mask(f(at))))(x, of(1, 1)).data[0]).toBeCloseTo(0, 300);
  });
});

it("maximum keeps the length of a vector from 0", () => {
  const xy = tensor([0, 0, 3, 4], [2, 2], double);
  const length = (v: Tensor) => sqrt(sum(square(v), { axes: 1 }));
  const floor = (v: Tensor) => sum(maximum(length(v), 1e-10));
  const slopes = [0, 0, expect.closeTo(0.6, 15), expect.closeTo(0.8, 15)];
  expect(Array.from(grad(floor)(xy).data)).toEqual(slopes);
  expect(hvp(floor)(xy, tensor([1, 1, 1, 1], [2, 2], double)).data.every(Number.isFinite)).toBe(true);
  expect(Array.from(grad((v: Tensor) => sum(clamp(length(v), { min: 1e-10 })))(xy).data)).toEqual(slopes);
});

describe("where a slope jumps, sums that are smooth have their true derivative", () => {
  const t = 0.25;
  // Each is the first function with the derivative given at 0, though its parts bend there.
  const SMOOTH: [string, (x: Tensor) => Tensor, number][] = [
    [
      "relu(x) − x·t + log1p(exp(−|x|))",
      (x) => add(subtract(relu(x), multiply(x, t)), log1p(exp(negate(abs(x))))),
      0.5 - t,
    ],
    [
      "maximum(x, 0) − x·t + log1p(exp(−|x|))",
      (x) => add(subtract(maximum(x, 0), multiply(x, t)), log1p(exp(negate(abs(x))))),
      0.5 - t,
    ],
    [
      "clamp(x, 0, …) − x·t + log1p(exp(−|x|))",
      (x) => add(subtract(clamp(x, { min: 0 }), multiply(x, t)), log1p(exp(negate(abs(x))))),
      0.5 - t,
    ],
    ["relu(x) − relu(−x)", (x) => subtract(relu(x), relu(negate(x))), 1],
    ["maximum(x, 0) + minimum(x, 0)", (x) => add(maximum(x, 0), minimum(x, 0)), 1],
    ["clamp(x, 0, …) + clamp(x, …, 0)", (x) => add(clamp(x, { min: 0 }), clamp(x, { max: 0 })), 1],
    ["2·relu(x) − |x|", (x) => subtract(multiply(2, relu(x)), abs(x)), 1],
    [
      "clamp(x, −1, 0) + relu(x) − relu(−1 − x)",
      (x) => subtract(add(clamp(x, { min: -1, max: 0 }), relu(x)), relu(subtract(-1, x))),
      1,
    ],
  ];
  it.each(SMOOTH)("%s", (_, f, derivative) => {
    expect(grad((x: Tensor) => sum(f(x)))(of(0)).item()).toBe(derivative);
    expect(grad((x: Tensor) => sum(f(x)))(tensor([0])).item()).toBe(derivative);
  });
});

it("softmax of infinite logits has a gradient of 0 where no gradient arrives", () => {
  const x = tensor(
    [
      [Infinity, Infinity],
      [0, 1],
    ],
    [2, 2],
    double,
  );
  const f = (at: Tensor) => sum(where(tensor([[0], [1]]), softmax(at), 0));
  const slopes = grad((at: Tensor) => sum(multiply(f(at), 1)))(x).data;
  expect(Array.from(slopes.subarray(0, 2))).toEqual([0, 0]);
  expect(slopes.subarray(2).every(Number.isFinite)).toBe(true);
});
