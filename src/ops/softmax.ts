import { sumAlong } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import * as kernels from "../kernels/arrays/softmax.ts";
import { allocate } from "../tensor/allocate.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { checkAxis, innerSize } from "../tensor/shape.ts";
import { checkTensor, makeLike, type Tensor } from "../tensor/tensor.ts";
import { multiply, subtract } from "./arithmetic.ts";
import { times } from "./chain-rule.ts";

/** Options of {@link softmax} and {@link logSoftmax}. */
export interface SoftmaxOptions {
  /** The axis of the classes; −1 by default, the last. */
  readonly axis?: number | undefined;
}

/**
 * eˣ / Σ eˣ along an axis, without overflow.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if `x` has no such axis
 * @example
 * softmax(tensor([0, 0])).toArray() // [0.5, 0.5]
 */
export function softmax(x: Tensor, options: SoftmaxOptions = {}): Tensor {
  return softmaxAlong(x, checkSoftmax("softmax", x, options));
}

/** {@link softmax} along an axis that is known to exist. */
export function softmaxAlong(x: Tensor, axis: number): Tensor {
  const data = allocate(x.size, x.dtype);
  kernels.softmax(data, x.data, x.shape[axis]!, innerSize(x.shape, axis));
  const probabilities = makeLike(data, x);
  return record(probabilities, [x], [(gradient) => softmaxPullback(probabilities, gradient, axis)]);
}

/**
 * x − log Σ eˣ along an axis: the logarithm of softmax, without overflow and precise where softmax is nearly 0 or 1.
 *
 * @param x - a tensor
 * @param options - `axis`, −1 by default
 * @throws {RangeError} if `x` has no such axis
 * @example
 * logSoftmax(tensor([0, 0])).toArray() // [-0.6931471824645996, -0.6931471824645996]
 */
export function logSoftmax(x: Tensor, options: SoftmaxOptions = {}): Tensor {
  return logSoftmaxAlong(x, checkSoftmax("logSoftmax", x, options));
}

/** {@link logSoftmax} along an axis that is known to exist. */
export function logSoftmaxAlong(x: Tensor, axis: number): Tensor {
  const data = allocate(x.size, x.dtype);
  kernels.logSoftmax(data, x.data, x.shape[axis]!, innerSize(x.shape, axis));
  return record(
    makeLike(data, x),
    [x],
    [
      (gradient) => {
        // g − p·Σ g, with 1 − p taken from the other classes: at a certain class the difference would hold no digit.
        const p = softmaxAlong(x, axis);
        return subtract(times(gradient, sumOfOthers(p, axis)), times(sumOfOthers(gradient, axis), p));
      },
    ],
  );
}

/** p·(g − Σ p·g) along the axis; linear and symmetric in g. */
function softmaxPullback(p: Tensor, g: Tensor, axis: number): Tensor {
  const data = allocate(p.size, p.dtype);
  kernels.softmaxPullback(data, p.data, g.data, p.shape[axis]!, innerSize(p.shape, axis));
  return record(
    makeLike(data, p),
    [p, g],
    [
      (gradient) => {
        const centred = subtract(g, sumAlong(multiply(p, g), axis));
        return subtract(times(gradient, centred), times(sumAlong(times(gradient, p), axis), g));
      },
      (gradient) => softmaxPullback(p, gradient, axis),
    ],
  );
}

/** Σ of the other values along the axis, at each: 1 − p for probabilities, without the cancellation. */
export function sumOfOthers(x: Tensor, axis: number): Tensor {
  const data = allocate(x.size, x.dtype);
  kernels.sumOfOthers(data, x.data, x.shape[axis]!, innerSize(x.shape, axis));
  return record(makeLike(data, x), [x], [(gradient) => sumOfOthers(gradient, axis)]);
}

function checkSoftmax(name: string, x: Tensor, options: SoftmaxOptions): number {
  checkOptions(name, options, ["axis"]);
  const { axis = -1 } = options;
  checkTensor(name, "x", x);
  return checkAxis(name, axis, x.rank);
}
