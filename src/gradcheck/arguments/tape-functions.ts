import { grad } from "../../autodiff/differentiate.ts";
import { sumTo } from "../../autodiff/fit.ts";
import { checkScalar } from "../../autodiff/scalar-value.ts";
import { mulberry32 } from "../../kernels/sampling/random.ts";
import { add, multiply } from "../../ops/arithmetic.ts";
import type { DType } from "../../tensor/allocate.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { GradcheckInput } from "./inputs.ts";
import type { Functions } from "./subject.ts";

/** Functions of tensors as they are differentiated: of one input or of several. */
type TensorFunction = (...inputs: Tensor[]) => Tensor;

/** A function made of softdice operations, and its gradient from the tape. */
export function tapeFunctions(name: string, f: TensorFunction): Functions {
  const checked: TensorFunction = (...inputs) => {
    const value: unknown = f(...inputs);
    if (typeof value === "number") {
      throw new TypeError(
        `${name}: f gives ${value}, want a Tensor made by softdice operations; with the option gradient it may be a number`,
      );
    }
    return checkScalar(name, value);
  };
  const gradient = grad(checked as (x: Tensor) => Tensor) as (...inputs: Tensor[]) => unknown;
  return { f: checked as Functions["f"], gradient: gradient as Functions["gradient"] };
}

/**
 * The derivative of f along a random vector, whose gradient is the product of the Hessian of f and that vector: what a
 * check of second order checks.
 */
export function slopeAlongRandom(f: TensorFunction, seed: number): TensorFunction {
  return (...inputs) => {
    const random = mulberry32(seed);
    const found = grad(f as (x: Tensor) => Tensor)(...(inputs as [Tensor])) as Tensor | Tensor[];
    const gradients = Array.isArray(found) ? found : [found];
    const slopes = gradients.map((gradient) => {
      const vector = Float64Array.from(
        { length: gradient.size },
        () => (random() < 0.5 ? -1 : 1) * (0.5 + random()),
      );
      return sumTo(multiply(gradient, new Tensor(vector, gradient.shape)), []);
    });
    return slopes.reduce((total, slope) => add(total, slope));
  };
}

/** An input as a tensor of one dtype. */
export function tensorOf(input: GradcheckInput, dtype: DType): Tensor {
  const make = dtype === "float64" ? Float64Array : Float32Array;
  return input instanceof Tensor
    ? new Tensor(make.from(input.data), input.shape)
    : new Tensor(make.from(input), [input.length]);
}
