import { allocate } from "../tensor/allocate.ts";
import { describe, isClass } from "../tensor/describe.ts";
import { checkSameShape } from "../tensor/shape.ts";
import { checkTensor, makeLike, type Tensor } from "../tensor/tensor.ts";
import { settled, withoutDeferring } from "./deferred.ts";
import { castTo } from "./fit.ts";
import { ignoreRejection } from "./scalar-value.ts";
import { record, recordConstant } from "./tape.ts";

/**
 * Declares the numbers of `x` to be a constant: no gradient flows back through it.
 *
 * @example
 * grad((x) => sum(multiply(stopGradient(x), x)))(tensor([3])).toArray() // [3]
 */
export function stopGradient(x: Tensor): Tensor {
  return recordConstant(makeLike(checkTensor("stopGradient", "x", x).data, x), null);
}

/** A value, and the function that pulls a gradient of it back to the inputs. */
export interface CustomValue {
  /** The value of the function. */
  readonly value: Tensor;
  /** Receives the gradient of the value; returns a gradient for each input, in order, `null` for a gradient of 0. */
  readonly pullback: (gradient: Tensor) => Tensor | readonly (Tensor | null)[];
}

/**
 * Makes a function whose gradient you define.
 *
 * A pullback made of the library's operations can be differentiated in turn.
 *
 * @param forward - returns the value and its pullback; the pullback returns one gradient per input, in the input's shape
 * @throws {TypeError} if `forward` or its pullback return something else
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
  if (isClass(forward)) throw new TypeError("customGradient: forward is a class, want a function");
  return (...inputs) => {
    inputs.forEach((input, index) => {
      checkTensor("customGradient", `input ${index}`, input);
    });
    // The work of forward is recorded, too, so that a pullback may use it and still be differentiated. The value that is
    // returned is another tensor, so no gradient flows through that work.
    const made: unknown = forward(...inputs);
    ignoreRejection(made);
    if (typeof made !== "object" || made === null) {
      throw new TypeError(`customGradient: forward gives ${describe(made)}, want { value, pullback }`);
    }
    const { value, pullback } = made as CustomValue;
    checkTensor("customGradient", "value", value);
    if (typeof pullback !== "function") {
      throw new TypeError(`customGradient: pullback is ${describe(pullback)}, want a function`);
    }
    const pullAll = once((gradient) => {
      const arrived = settled(gradient);
      return withoutDeferring(() => checkGradients(pullback(arrived), inputs));
    });
    return record(
      makeLike(value.data, value),
      inputs,
      inputs.map((_, index) => (gradient: Tensor) => pullAll(gradient)[index]!),
    );
  };
}

/** Calls the pullback once for all inputs of a walk. */
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
    if (gradient === null) return makeLike(allocate(input.size, input.dtype), input);
    const checked = checkTensor("customGradient", `gradient ${index}`, gradient);
    checkSameShape("customGradient", `gradient ${index}`, checked.shape, `input ${index}`, input.shape);
    return castTo(checked, input.dtype);
  });
}
