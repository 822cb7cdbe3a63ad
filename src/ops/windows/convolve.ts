import { castTo } from "../../autodiff/fit.ts";
import { record } from "../../autodiff/tape.ts";
import {
  type ConvolutionLayout,
  convolveForward,
  convolveToInput,
  convolveToKernel,
} from "../../kernels/windows/convolution.ts";
import { narrow } from "../../tensor/allocate.ts";
import { checkTensor, makeTensor, type Tensor } from "../../tensor/tensor.ts";
import { promote } from "../broadcast.ts";
import { type ConvolveOptions, convolutionLayout } from "./convolution-layout.ts";

/**
 * Convolves a batch with a kernel, over one to three axes of space. As in every library of neural networks, the kernel is
 * not mirrored.
 *
 *     y[b, …p, o] = Σ x[b, …strides·p + k − padding, i]·kernel[…k, i, o]
 *
 * @param x - [batch, ...space, inputs]
 * @param kernel - [...window, inputs, outputs]
 * @param options - `strides`: a number or one for each axis of space, 1 by default; `padding`: `"valid"` (default) uses the
 *   places at which the window is inside, `"same"` gives ⌈extent / stride⌉ places, with zeros around `x`
 * @returns [batch, ...space, outputs]
 * @throws {RangeError} if the shapes do not fit, or the window is larger than `x` with padding `"valid"`
 * @example
 * convolve(tensor([1, 2, 4, 8], [1, 4, 1]), tensor([-1, 1], [2, 1, 1])).toArray() // [[[1], [2], [4]]]
 */
export function convolve(x: Tensor, kernel: Tensor, options: ConvolveOptions = {}): Tensor {
  const layout = convolutionLayout(options, x, kernel);
  checkTensor("convolve", "x", x);
  checkTensor("convolve", "kernel", kernel);
  return forward(x, kernel, { layout, xShape: x.shape, kernelShape: kernel.shape, shape: layout.shape });
}

/** A convolution and the shapes of its arrays. */
interface Convolution {
  readonly layout: ConvolutionLayout;
  readonly xShape: readonly number[];
  readonly kernelShape: readonly number[];
  readonly shape: readonly number[];
}

function forward(x: Tensor, kernel: Tensor, spec: Convolution): Tensor {
  const sums = convolveForward(x.data, kernel.data, spec.layout);
  return record(
    makeTensor(narrow(sums, promote([x, kernel])), spec.shape),
    [x, kernel],
    [
      (gradient) => castTo(toInput(kernel, gradient, spec), x.dtype),
      (gradient) => castTo(toKernel(x, gradient, spec), kernel.dtype),
    ],
  );
}

/** The gradient that arrives at `x`, which is linear in the kernel and in the gradient of the result. */
function toInput(kernel: Tensor, gradient: Tensor, spec: Convolution): Tensor {
  const sums = convolveToInput(kernel.data, gradient.data, spec.layout);
  return record(
    makeTensor(narrow(sums, promote([kernel, gradient])), spec.xShape),
    [kernel, gradient],
    [
      (outer) => castTo(toKernel(outer, gradient, spec), kernel.dtype),
      (outer) => castTo(forward(outer, kernel, spec), gradient.dtype),
    ],
  );
}

/** The gradient that arrives at the kernel, which is linear in `x` and in the gradient of the result. */
function toKernel(x: Tensor, gradient: Tensor, spec: Convolution): Tensor {
  const sums = convolveToKernel(x.data, gradient.data, spec.layout);
  return record(
    makeTensor(narrow(sums, promote([x, gradient])), spec.kernelShape),
    [x, gradient],
    [
      (outer) => castTo(toInput(outer, gradient, spec), x.dtype),
      (outer) => castTo(forward(x, outer, spec), gradient.dtype),
    ],
  );
}
