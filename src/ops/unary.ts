import * as kernels from "../kernels/arrays/unary.ts";
import { makeLike, type Tensor } from "../tensor/tensor.ts";
import { multiply, negate, subtract } from "./arithmetic.ts";
import { unary } from "./broadcast.ts";
import { over, times } from "./chain-rule.ts";
import { greater, where } from "./select.ts";

/**
 * x², elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * square(tensor([3])).toArray() // [9]
 */
export function square(x: Tensor): Tensor {
  return unary("square", kernels.square, x, () => (gradient) => times(gradient, multiply(2, x)));
}

/**
 * √x, elementwise; its derivative at 0 is ∞.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * sqrt(tensor([9])).toArray() // [3]
 */
export function sqrt(x: Tensor): Tensor {
  return unary("sqrt", kernels.sqrt, x, (root) => (gradient) => over(gradient, multiply(2, root)));
}

/**
 * eˣ, elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * exp(tensor([0])).toArray() // [1]
 */
export function exp(x: Tensor): Tensor {
  return unary("exp", kernels.exp, x, (output) => (gradient) => times(gradient, output));
}

/**
 * Natural logarithm, elementwise; −∞ at 0, NaN below.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * log(tensor([1])).toArray() // [0]
 */
export function log(x: Tensor): Tensor {
  return unary("log", kernels.log, x, () => (gradient) => over(gradient, x));
}

/**
 * log(1 + x), elementwise, with full precision near 0.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * log1p(tensor([0])).toArray() // [0]
 */
export function log1p(x: Tensor): Tensor {
  return unary("log1p", kernels.log1p, x, () => (gradient) => over(gradient, subtract(x, -1)));
}

/**
 * |x|, elementwise; the derivative at 0 is 0, the mean of both sides.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * abs(tensor([-2, 3])).toArray() // [2, 3]
 */
export function abs(x: Tensor): Tensor {
  return unary("abs", kernels.abs, x, () => (gradient) => times(gradient, slopeBy(kernels.sign, x)));
}

/**
 * 1/(1 + e⁻ˣ), elementwise, without overflow.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * sigmoid(tensor([0])).toArray() // [0.5]
 */
export function sigmoid(x: Tensor): Tensor {
  // σ(−x) in place of 1 − σ(x), which has no correct digit where σ(x) is nearly 1.
  return unary(
    "sigmoid",
    kernels.sigmoid,
    x,
    (output) => (gradient) => times(gradient, multiply(output, sigmoid(negate(x)))),
  );
}

/**
 * log(1 + eˣ), elementwise, without overflow.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * softplus(tensor([100])).toArray() // [100]
 */
export function softplus(x: Tensor): Tensor {
  return unary("softplus", kernels.softplus, x, () => (gradient) => times(gradient, sigmoid(x)));
}

/**
 * Hyperbolic tangent, elementwise.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * tanh(tensor([0])).toArray() // [0]
 */
export function tanh(x: Tensor): Tensor {
  // tanh′(x) = 4·σ(2x)·σ(−2x), which keeps its digits where 1 − tanh² cancels.
  return unary("tanh", kernels.tanh, x, () => (gradient) => {
    const twice = multiply(2, x);
    return times(gradient, multiply(4, multiply(sigmoid(twice), sigmoid(negate(twice)))));
  });
}

/** log cosh x, elementwise, without overflow. */
export function logCosh(x: Tensor): Tensor {
  return unary("logCosh", kernels.logCosh, x, () => (gradient) => times(gradient, tanh(x)));
}

/**
 * max(0, x), elementwise; the derivative at 0 is ½, the mean of both sides.
 *
 * @throws {TypeError} if `x` is not a Tensor
 * @example
 * relu(tensor([-2, 3])).toArray() // [0, 3]
 */
export function relu(x: Tensor): Tensor {
  return unary("relu", kernels.relu, x, () => (gradient) => times(gradient, slopeBy(kernels.reluSlope, x)));
}

/** {@link relu} of a difference that is never below 0: its derivative at 0 is 0, that of a minimum. */
export function positivePart(x: Tensor): Tensor {
  return unary("positivePart", kernels.relu, x, () => (gradient) => where(greater(x, 0), gradient, 0));
}

/** A slope that is piecewise constant: on the tape it is a constant. */
function slopeBy(kernel: kernels.UnaryKernel, x: Tensor): Tensor {
  return makeLike(kernels.apply(kernel, x.data), x);
}
