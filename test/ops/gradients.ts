import fc from "fast-check";
import {
  add,
  assertGradcheck,
  formatGradcheck,
  type GradcheckReport,
  gradcheck,
  multiply,
  type Operand,
  sum,
  type Tensor,
  tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { broadcasts, shapes } from "../tensor/random-shapes.ts";
import { randomValues } from "../tensor/random-values.ts";

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

/**
 * A weighted sum. The sum may come to nothing where its terms do not: a constant of their size is added, that a checker
 * which judges rounding by the size of the value sees how large it is.
 */
export function weighted(terms: Tensor, seed: number): Tensor {
  return add(sum(multiply(terms, randomTensor(terms.shape, seed, 0.5, 2))), 4);
}

/**
 * The gradient of f, and the product of its Hessian and a vector, agree with differences, in float64 and in float32; f may give
 * any shape: its entries are weighted. Differences cannot show a second derivative of 0 beside a jump, nor all that float32 rounds.
 */
export function expectGradients(f: (x: Tensor) => Tensor, x: Tensor): void {
  const scalar = (at: Tensor) => weighted(f(at), 1);
  assertGradcheck(scalar, x);
  for (const order of [1, 2] as const) {
    for (const dtype of ["float64", "float32"] as const) expectNoFail(gradcheck(scalar, x, { order, dtype }));
  }
}

/** The gradient is right, as far as its function can show. */
export function expectNoFail(report: GradcheckReport): void {
  if (report.verdict === "fail") throw new Error(formatGradcheck(report));
}

/** As {@link expectGradients}, for inputs of random shape from `low` to `high`. */
export function expectUnaryGradients(f: (x: Tensor) => Tensor, low: number, high: number, numRuns = 8): void {
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
  numRuns = 15,
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
