import { type Pullback, recordElementwise } from "../autodiff/tape.ts";
import * as kernels from "../kernels/arrays/unary.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import { divide, multiply, negate, subtract } from "./arithmetic.ts";
import { greater, where } from "./select.ts";

/** An elementwise operation of one input; `pullbackOf` gets the result. */
function unary(
  name: string,
  kernel: kernels.UnaryKernel,
  x: Tensor,
  pullbackOf: (output: Tensor) => Pullback,
): Tensor {
  checkTensor(name, "x", x);
  const output = new Tensor(kernels.apply(kernel, x.data), x.shape);
  return recordElementwise(output, [x], [pullbackOf(output)]);
}

/**
 * x², elementwise.
 *
 * @example
 * square(tensor([3])).toArray() // [9]
 */
export function square(x: Tensor): Tensor {
  return unary("square", kernels.square, x, () => (gradient) => multiply(gradient, multiply(2, x)));
}

/**
 * √x, elementwise; its derivative at 0 is ∞.
 *
 * @example
 * sqrt(tensor([9])).toArray() // [3]
 */
export function sqrt(x: Tensor): Tensor {
  return unary("sqrt", kernels.sqrt, x, (root) => (gradient) => divide(gradient, multiply(2, root)));
}

/**
 * eˣ, elementwise.
 *
 * @example
 * exp(tensor([0])).toArray() // [1]
 */
export function exp(x: Tensor): Tensor {
  return unary("exp", kernels.exp, x, (output) => (gradient) => multiply(gradient, output));
}

/**
 * Natural logarithm, elementwise; −∞ at 0, NaN below.
 *
 * @example
 * log(tensor([1])).toArray() // [0]
 */
export function log(x: Tensor): Tensor {
  return unary("log", kernels.log, x, () => (gradient) => divide(gradient, x));
}

/**
 * log(1 + x), elementwise, with full precision near 0.
 *
 * @example
 * log1p(tensor([0])).toArray() // [0]
 */
export function log1p(x: Tensor): Tensor {
  return unary("log1p", kernels.log1p, x, () => (gradient) => divide(gradient, subtract(x, -1)));
}

/**
 * |x|, elementwise; the derivative at 0 is 0.
 *
 * @example
 * abs(tensor([-2, 3])).toArray() // [2, 3]
 */
export function abs(x: Tensor): Tensor {
  return unary("abs", kernels.abs, x, () => (gradient) => multiply(gradient, signOf(x)));
}

/**
 * 1/(1 + e⁻ˣ), elementwise, without overflow.
 *
 * @example
 * sigmoid(tensor([0])).toArray() // [0.5]
 */
export function sigmoid(x: Tensor): Tensor {
  // σ(−x) in place of 1 − σ(x), which has no correct digit where σ(x) is nearly 1.
  return unary(
    "sigmoid",
    kernels.sigmoid,
    x,
    (output) => (gradient) => multiply(gradient, multiply(output, sigmoid(negate(x)))),
  );
}

/**
 * log(1 + eˣ), elementwise, without overflow.
 *
 * @example
 * softplus(tensor([100])).toArray() // [100]
 */
export function softplus(x: Tensor): Tensor {
  return unary("softplus", kernels.softplus, x, () => (gradient) => multiply(gradient, sigmoid(x)));
}

/**
 * Hyperbolic tangent, elementwise.
 *
 * @example
 * tanh(tensor([0])).toArray() // [0]
 */
export function tanh(x: Tensor): Tensor {
  // tanh′(x) = 4·σ(2x)·σ(−2x), which keeps its digits where 1 − tanh² cancels.
  return unary("tanh", kernels.tanh, x, () => (gradient) => {
    const twice = multiply(2, x);
    return multiply(gradient, multiply(4, multiply(sigmoid(twice), sigmoid(negate(twice)))));
  });
}

/** log cosh x, elementwise. */
export function logCosh(x: Tensor): Tensor {
  return unary("logCosh", kernels.logCosh, x, () => (gradient) => multiply(gradient, tanh(x)));
}

/**
 * max(0, x), elementwise; the derivative at 0 is 0.
 *
 * @example
 * relu(tensor([-2, 3])).toArray() // [0, 3]
 */
export function relu(x: Tensor): Tensor {
  return unary("relu", kernels.relu, x, () => (gradient) => where(greater(x, 0), gradient, 0));
}

/** −1, 0 or 1: a constant to the tape. */
function signOf(x: Tensor): Tensor {
  return new Tensor(kernels.apply(kernels.sign, x.data), x.shape);
}
