import type { ConvolutionLayout } from "../../kernels/windows/convolution.ts";
import { checkChoice, checkInteger, checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { checkShape } from "../../tensor/shape.ts";
import { checkTensor, type Tensor } from "../../tensor/tensor.ts";

/** Options of {@link convolve}. */
export interface ConvolveOptions {
  /** Places from one window to the next: a number, or one for each axis of space; 1 by default. */
  readonly strides?: number | readonly number[] | undefined;
  /** `"valid"` (default) or `"same"`. */
  readonly padding?: "valid" | "same" | undefined;
}

type Triple = [number, number, number];

/** Validates the arguments of a convolution, and returns its layout and the shape of its result. */
export function convolutionLayout(
  options: ConvolveOptions,
  x: Tensor,
  kernel: Tensor,
): ConvolutionLayout & { readonly shape: readonly number[] } {
  checkOptions("convolve", options, ["strides", "padding"]);
  const { strides: given = 1, padding = "valid" } = options;
  checkChoice("convolve", "padding", padding, ["valid", "same"]);
  checkTensor("convolve", "x", x);
  checkTensor("convolve", "kernel", kernel);
  const axes = x.rank - 2;
  if (axes < 1 || axes > 3 || kernel.rank !== x.rank || kernel.shape.at(-2) !== x.shape.at(-1)) {
    throw new RangeError(
      `convolve: x shape ${describeList(x.shape)} and kernel shape ${describeList(kernel.shape)}, want [batch, ...space, inputs] and [...window, inputs, outputs] with one to three axes of space`,
    );
  }
  const strides = checkStrides(given, axes);
  const space = x.shape.slice(1, -1);
  const window = kernel.shape.slice(0, -2);
  const output = space.map((extent, axis) => {
    const stride = strides[axis]!;
    if (padding === "same") return Math.ceil(extent / stride);
    if (window[axis]! > extent) {
      throw new RangeError(
        `convolve: kernel shape ${describeList(kernel.shape)} is larger than x shape ${describeList(x.shape)}; padding "same" adds zeros around x`,
      );
    }
    return Math.floor((extent - window[axis]!) / stride) + 1;
  });
  const front = space.map((extent, axis) => {
    if (padding === "valid") return 0;
    const missing = (output[axis]! - 1) * strides[axis]! + window[axis]! - extent;
    return Math.floor(Math.max(0, missing) / 2);
  });
  const [batch, inputs, outputs] = [x.shape[0]!, x.shape.at(-1)!, kernel.shape.at(-1)!];
  return {
    batch,
    inputs,
    outputs,
    space: toThree(space, 1),
    window: toThree(window, 1),
    output: toThree(output, 1),
    strides: toThree(strides, 1),
    padding: toThree(front, 0),
    shape: checkShape("convolve", [batch, ...output, outputs]),
  };
}

function checkStrides(given: unknown, axes: number): number[] {
  if (typeof given !== "number" && !Array.isArray(given))
    throw new TypeError(`convolve: strides are ${describe(given)}, want a number or an array`);
  const strides: unknown[] = Array.isArray(given) ? [...given] : new Array<number>(axes).fill(given);
  if (strides.length !== axes) {
    throw new RangeError(`convolve: ${strides.length} strides for ${axes} axes of space, want one for each`);
  }
  strides.forEach((stride) => {
    checkInteger("convolve", "strides", stride, 1);
  });
  return strides as number[];
}

/** Fills up to three axes, in front. */
function toThree(values: readonly number[], filler: number): Triple {
  return [...new Array<number>(3 - values.length).fill(filler), ...values] as Triple;
}
