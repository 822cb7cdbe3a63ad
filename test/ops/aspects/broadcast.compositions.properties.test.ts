import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as softdice from "../../../src/index.ts";
import { grad, gradcheck, hvp, multiply, ones, sum, type Tensor } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { broadcastShapes } from "../../../src/tensor/shape.ts";
import { shapes } from "../../tensor/random-shapes.ts";
import { randomNumbers } from "../../tensor/random-values.ts";
import { randomTensor } from "./gradients.ts";

/*
 * Gradients stay as small as they arrive, and are stretched only where an operation needs it: that of a sum is one number
 * until then. Here such gradients meet every operation, in any order, behind every kind of broadcast.
 */

type Random = () => number;
/** From t, what was made of x so far, to what comes next. */
type Step = (t: Tensor, x: Tensor, random: Random) => Tensor;

const below = (random: Random, count: number) => Math.floor(random() * count);
const constant = (shape: readonly number[], random: Random, low = 0.5, high = 1.5) =>
  randomTensor(shape, below(random, 1e6), low, high);
/** Some axes 1, some missing in front. */
const thinner = (shape: readonly number[], random: Random) =>
  shape.map((extent) => (random() < 0.4 ? 1 : extent)).slice(random() < 0.3 ? 1 : 0);
/** Axes of 1 stretched, or one more in front. */
const wider = (shape: readonly number[], random: Random) => [
  ...(random() < 0.4 ? [2] : []),
  ...shape.map((extent) => (extent === 1 && random() < 0.7 ? 3 : extent)),
];
const someAxes = (shape: readonly number[], random: Random) => [...shape.keys()].filter(() => random() < 0.5);

const reduce =
  (reduction: (x: Tensor, options: softdice.ReduceOptions) => Tensor): Step =>
  (t, _, random) =>
    reduction(t, { axes: someAxes(t.shape, random), keepDims: random() < 0.5 });

const alongAxis =
  (operation: (x: Tensor, axis: number, random: Random) => Tensor): Step =>
  (t, _, random) =>
    t.rank === 0 ? softdice.tanh(t) : operation(t, below(random, t.rank), random);

const { add, subtract, divide, square, where, maximum, minimum, greater } = softdice;

const STEPS: Record<string, Step> = {
  stretch: (t, _, random) => add(t, constant(wider(t.shape, random), random)),
  "stretch by a product": (t, _, random) => multiply(constant(wider(t.shape, random), random), t),
  "stretch by a choice": (t, _, random) =>
    where(greater(constant(wider(t.shape, random), random), 1), t, 0.3),
  "stretch by a bound": (t, _, random) => maximum(t, constant(wider(t.shape, random), random, -1, 1)),
  "scale by something thinner": (t, _, random) => multiply(t, constant(thinner(t.shape, random), random)),
  "subtract from something": (t, _, random) => subtract(constant(thinner(t.shape, random), random), t),
  "divide something": (t, _, random) => divide(constant(wider(t.shape, random), random), add(square(t), 1)),
  "choose among": (t, _, random) =>
    where(
      greater(constant(thinner(t.shape, random), random), 1),
      t,
      constant(thinner(t.shape, random), random),
    ),
  bound: (t, _, random) => minimum(t, constant(thinner(t.shape, random), random, -1, 1)),
  clamp: (t) => softdice.clamp(t, { min: -0.8, max: 0.9 }),
  power: (t) => softdice.power(add(square(t), 1), 1.5),
  "to a power": (t, _, random) => softdice.power(1.3, softdice.clamp(t, { min: -0.3 - random(), max: 3 })),
  negate: (t) => softdice.negate(t),
  tanh: (t) => softdice.tanh(t),
  sigmoid: (t) => softdice.sigmoid(t),
  softplus: (t) => softdice.softplus(t),
  relu: (t) => softdice.relu(t),
  abs: (t) => softdice.abs(t),
  square: (t) => multiply(0.5, square(t)),
  exp: (t) => softdice.exp(softdice.tanh(t)),
  log: (t) => softdice.log(add(square(t), 1)),
  log1p: (t) => softdice.log1p(square(t)),
  sqrt: (t) => softdice.sqrt(add(square(t), 1)),
  sum: (t, _, random) => multiply(0.5, reduce(softdice.sum)(t, _, random)),
  mean: reduce(softdice.mean),
  max: reduce(softdice.max),
  min: reduce(softdice.min),
  logSumExp: reduce(softdice.logSumExp),
  softmax: alongAxis((t, axis) => softdice.softmax(t, { axis })),
  logSoftmax: alongAxis((t, axis) => softdice.logSoftmax(t, { axis })),
  reshape: (t, _, random) => softdice.reshape(t, random() < 0.5 ? [t.size] : [...t.shape].reverse()),
  "reshape to more axes": (t, _, random) =>
    softdice.reshape(t, random() < 0.5 ? [1, ...t.shape] : [...t.shape, 1]),
  transpose: (t) => softdice.transpose(t),
  slice: alongAxis((t, axis, random) => softdice.slice(t, { axis, start: below(random, t.shape[axis]!) })),
  concatenate: alongAxis((t, axis) => softdice.concatenate([t, softdice.tanh(t), t], { axis })),
  "meet a constant": alongAxis((t, axis, random) =>
    softdice.concatenate([constant(t.shape, random), t], { axis }),
  ),
  "meet the input again": (t, x) => (fits(t, x) ? multiply(t, x) : add(t, softdice.mean(x))),
  "meet itself": (t, _, random) =>
    add(t, softdice.sum(t, { axes: someAxes(t.shape, random), keepDims: true })),
  "meet float32": (t, _, random) => multiply(t, tensor(constant(t.shape, random).toArray())),
};

function fits(a: Tensor, b: Tensor): boolean {
  try {
    broadcastShapes("f", a.shape, b.shape);
    return true;
  } catch {
    return false;
  }
}

/** A composition: the steps by name, and how its result becomes one number. */
interface Composition {
  readonly shape: number[];
  readonly steps: string[];
  readonly end: "sum" | "mean" | "weighted";
  readonly seed: number;
}

const names = Object.keys(STEPS);
const named = (pattern: RegExp) => fc.constantFrom(...names.filter((name) => pattern.test(name)));

/** A gradient is small after a stretch and a reduction, and depends on x where what follows is bent: half are of these. */
const step = fc.oneof(
  { arbitrary: fc.constantFrom(...names), weight: 3 },
  { arbitrary: named(/^stretch/), weight: 1 },
  { arbitrary: named(/^(sum|mean|max|logSumExp|meet itself)$/), weight: 1 },
  { arbitrary: named(/^(square|tanh|exp|sqrt|divide something|meet the input again)$/), weight: 1 },
);

const compositions = (most: number): fc.Arbitrary<Composition> =>
  fc.record({
    shape: shapes(0, 3, 3),
    steps: fc.array(step, { minLength: 2, maxLength: most }),
    end: fc.constantFrom("sum", "mean", "weighted"),
    seed: fc.nat(100_000),
  });

/** The composition as a function; `between` comes after each step. */
function compose({ steps, end, seed }: Composition, between: (t: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => {
    const random = randomNumbers(seed);
    let t = x;
    for (const name of steps) {
      t = between(STEPS[name]!(t, x, random));
      if (t.size > 60) t = between(softdice.mean(t, { axes: 0 }));
    }
    if (end === "weighted") t = multiply(t, constant(thinner(t.shape, random), random));
    return end === "mean" ? softdice.mean(t) : sum(t);
  };
}

/** The same numbers, and a gradient in full. */
const stretched = (t: Tensor) => multiply(t, ones(t.shape, { dtype: "float64" }));

function expectClose(got: Tensor, want: Tensor): void {
  expect(got.shape).toEqual(want.shape);
  const largest = Math.max(1e-6, ...Array.from(want.data, Math.abs));
  got.data.forEach((value, k) => {
    expect(Math.abs(value - want.data[k]!), `entry ${k}`).toBeLessThanOrEqual(1e-12 * largest);
  });
}

describe("a gradient that is not stretched", () => {
  it("counts how often a number was used, in the second derivative too", () => {
    // (Σ of x three times)² = 9x².
    const f = (x: Tensor) => square(sum(add(x, tensor([1, 2, -3]))));
    expect(grad(f)(tensor(2)).item()).toBe(36);
    expect(hvp(f)(tensor(2), tensor(1)).item()).toBe(18);
  });

  it("is that of the same composition with every gradient in full, of first and second order", () => {
    fc.assert(
      fc.property(compositions(5), (composition) => {
        const x = randomTensor(composition.shape, composition.seed, -1, 1);
        const v = randomTensor(composition.shape, composition.seed + 1, 0.5, 1);
        const lazy = compose(composition, (t) => t);
        const full = compose(composition, stretched);
        expectClose(lazy(x), full(x));
        expectClose(grad(lazy)(x), grad(full)(x));
        expectClose(hvp(lazy)(x, v), hvp(full)(x, v));
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it.each([
    ["first", (f: (x: Tensor) => Tensor) => f],
    ["second", (f: (x: Tensor) => Tensor) => (x: Tensor) => sum(grad(f)(x))],
  ] as const)("agrees with differences, of %s order", (_, order) => {
    const verdicts = { pass: 0, unresolved: 0, fail: 0 };
    fc.assert(
      fc.property(compositions(4), (composition) => {
        const f = order(compose(composition, (t) => t));
        const x = randomTensor(composition.shape, composition.seed, -1, 1);
        const { verdict, elements } = gradcheck((at) => add(f(at), 4), x);
        verdicts[verdict]++;
        expect(verdict, JSON.stringify(elements)).not.toBe("fail");
      }),
      // Counted below, so none may be left out to save time.
      { seed: 12, numRuns: 50, interruptAfterTimeLimit: 120_000 },
    );
    // Next to a kink differences show nothing; elsewhere they do.
    expect(verdicts.pass).toBeGreaterThan(45);
  });
});
