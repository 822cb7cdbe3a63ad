import fc from "fast-check";
import {
  add,
  assertGradcheck,
  formatGradcheck,
  type GradcheckReport,
  gradcheck,
  multiply,
  type Operand,
  square,
  sum,
  type Tensor,
  valueAndGrad,
} from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { broadcasts, shapes } from "../../tensor/random-shapes.ts";
import { randomValues } from "../../tensor/random-values.ts";

/** A float64 tensor of random numbers. */
export function randomTensor(shape: readonly number[], seed: number, low = -2, high = 2): Tensor {
  return tensor(randomValues(sizeOf(shape), seed, low, high), shape);
}

/** Value and gradients of Σ f, as plain nested arrays. */
export function pull(f: (...inputs: Tensor[]) => Tensor, ...inputs: Tensor[]) {
  const run = valueAndGrad(((...variables: Tensor[]) => sum(f(...variables))) as never) as unknown as (
    ...x: Tensor[]
  ) => { value: Tensor; gradient?: Tensor; gradients?: Tensor[] };
  const { value, gradient, gradients } = run(...inputs);
  return { value: value.item(), gradients: (gradients ?? [gradient!]).map((found) => found.toArray()) };
}

/** A sum in which no two terms weigh the same. */
export function weighted(terms: Tensor, seed: number): Tensor {
  return sum(multiply(terms, randomTensor(terms.shape, seed, 0.5, 2)));
}

/**
 * The gradient of f, and the product of its Hessian and a vector, agree with differences, which show them in float64 and
 * nothing against them in float32. f may give any shape: its entries are weighted, and squared, for where f is made of
 * straight pieces there is no second derivative to be wrong.
 */
export function expectGradients(f: (x: Tensor) => Tensor, x: Tensor): void {
  const scalar = (at: Tensor) => {
    const y = f(at);
    return weighted(add(y, square(y)), 1);
  };
  for (const order of [1, 2] as const) {
    assertGradcheck(scalar, x, { order });
    expectNoFail(gradcheck(scalar, x, { order, dtype: "float32" }));
  }
}

/** Orders and dtypes in which a gradient is checked. */
const WAYS = [
  { order: 1, dtype: "float64" },
  { order: 2, dtype: "float64" },
  { order: 1, dtype: "float32" },
  { order: 2, dtype: "float32" },
] as const;

/** How often each of the {@link WAYS} showed that a gradient is right; none may show that it is wrong. */
export class Verdicts {
  readonly resolved: number[] = WAYS.map(() => 0);
  runs = 0;

  add(f: (x: Tensor) => Tensor, x: Tensor): void {
    this.runs++;
    for (const [way, options] of WAYS.entries()) {
      const report = gradcheck(f, x, options);
      expectNoFail(report);
      if (report.verdict === "pass") this.resolved[way]!++;
    }
  }

  /** The share of the runs that each way resolved. */
  get shares(): number[] {
    return this.resolved.map((count) => count / this.runs);
  }
}

/** The gradient is right, as far as its function can show. */
export function expectNoFail(report: GradcheckReport): void {
  if (report.verdict === "fail") throw new Error(formatGradcheck(report));
}

/** As {@link expectGradients}, for inputs of random shape from `low` to `high`. */
export function expectUnaryGradients(f: (x: Tensor) => Tensor, low: number, high: number, numRuns = 4): void {
  fc.assert(
    fc.property(shapes(0, 3), fc.nat(1000), (shape, seed) => {
      expectGradients(f, randomTensor(shape, seed, low, high));
    }),
    { seed: 1, numRuns },
  );
}

/** As {@link expectGradients}, for both sides, shapes that broadcast to each other, and numbers on either side. */
export function expectBinaryGradients(
  f: (a: Operand, b: Operand) => Tensor,
  low: number,
  high: number,
  numRuns = 5,
): void {
  fc.assert(
    fc.property(broadcasts(2, shapes(0, 3, 3)), fc.nat(1000), ({ operands }, seed) => {
      const a = randomTensor(operands[0]!, seed, low, high);
      const b = randomTensor(operands[1]!, seed + 1, low, high);
      const number = (low + high) / 2;
      expectGradients((x) => f(x, b), a);
      expectGradients((x) => f(a, x), b);
      expectGradients((x) => f(x, number), a);
      expectGradients((x) => f(number, x), b);
      expectGradients((x) => f(x, x), a);
    }),
    { seed: 2, numRuns },
  );
}
