import { allocate } from "../tensor/allocate.ts";
import { describe } from "../tensor/describe.ts";
import { checkSameShape } from "../tensor/shape.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import { castTo } from "./fit.ts";
import { record } from "./tape.ts";

/**
 * The same numbers, as a constant: no gradient flows back through it.
 *
 * @example
 * grad((x) => sum(multiply(stopGradient(x), x)))(tensor([3])).toArray() // [3]
 */
export function stopGradient(x: Tensor): Tensor {
  return new Tensor(checkTensor("stopGradient", "x", x).data, x.shape);
}

/** A value and what pulls a gradient of it back to the inputs of the function that made it. */
export interface CustomValue {
  readonly value: Tensor;
  /** Gradient of the value in, a gradient for each input out, in order; `null` where there is none. */
  readonly pullback: (gradient: Tensor) => Tensor | readonly (Tensor | null)[];
}

/**
 * A function with a gradient of its own.
 *
 * A pullback made of the library's operations can be differentiated in turn.
 *
 * @param forward - gives the value and its pullback; the pullback gives one gradient an input, in the input's shape
 * @throws {TypeError} if `forward` or its pullback give something else
 * @throws {RangeError} if a gradient's shape is not that of its input
 * @example
 * const clipped = customGradient((x) => ({ value: x, pullback: (gradient) => clamp(gradient, { min: -1, max: 1 }) }));
 * grad((x) => sum(multiply(clipped(x), 5)))(tensor([2])).toArray() // [1]
 */
export function customGradient<Inputs extends readonly Tensor[]>(
  forward: (...inputs: Inputs) => CustomValue,
): (...inputs: Inputs) => Tensor {
  if (typeof forward !== "function") {
    throw new TypeError(`customGradient: forward is ${describe(forward)}, want a function`);
  }
  return (...inputs) => {
    inputs.forEach((input, index) => {
      checkTensor("customGradient", `input ${index}`, input);
    });
    // What forward computes is recorded too, so that a pullback may use it and still be differentiated; but the value
    // handed out is a tensor of its own, so no gradient flows that way.
    const made: unknown = forward(...inputs);
    if (typeof made !== "object" || made === null) {
      throw new TypeError(`customGradient: forward gives ${describe(made)}, want { value, pullback }`);
    }
    const { value, pullback } = made as CustomValue;
    checkTensor("customGradient", "value", value);
    if (typeof pullback !== "function") {
      throw new TypeError(`customGradient: pullback is ${describe(pullback)}, want a function`);
    }
    const pullAll = once((gradient) => checkGradients(pullback(gradient), inputs));
    return record(
      new Tensor(value.data, value.shape),
      inputs,
      inputs.map((_, index) => (gradient: Tensor) => pullAll(gradient)[index]!),
    );
  };
}

/** One call for all inputs of a walk. */
function once(pullAll: (gradient: Tensor) => Tensor[]): (gradient: Tensor) => Tensor[] {
  let last: { gradient: Tensor; gradients: Tensor[] } | undefined;
  return (gradient) => {
    if (last?.gradient !== gradient) last = { gradient, gradients: pullAll(gradient) };
    return last.gradients;
  };
}

function checkGradients(result: unknown, inputs: readonly Tensor[]): Tensor[] {
  const gradients: readonly unknown[] = Array.isArray(result) ? result : [result];
  if (gradients.length !== inputs.length) {
    throw new RangeError(
      `customGradient: pullback gives ${gradients.length} gradients for ${inputs.length} inputs`,
    );
  }
  return gradients.map((gradient, index) => {
    const input = inputs[index]!;
    if (gradient === null) return new Tensor(allocate(input.size, input.dtype), input.shape);
    const checked = checkTensor("customGradient", `gradient ${index}`, gradient);
    checkSameShape("customGradient", `gradient ${index}`, checked.shape, `input ${index}`, input.shape);
    return castTo(checked, input.dtype);
  });
}
