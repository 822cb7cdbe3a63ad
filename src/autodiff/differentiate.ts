import { constantTensor } from "../tensor/constant-tensor.ts";
import { describe, describeList } from "../tensor/describe.ts";
import { checkSameShape } from "../tensor/shape.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import { castTo } from "./fit.ts";
import { identity, recordOn, Tape } from "./tape.ts";
import { walkBack } from "./walk.ts";

/** A scalar function of tensors, made of the library's operations. */
export type ScalarFunction<Inputs extends readonly Tensor[]> = (...inputs: Inputs) => Tensor;

/** A tensor for each input. */
export type Gradients<Inputs extends readonly Tensor[]> = { [Index in keyof Inputs]: Tensor };

/**
 * Value and gradient of a scalar function, in one forward and one backward pass.
 *
 * The gradient has the shape and the dtype of its input. The function may itself call `valueAndGrad`: derivatives of any
 * order come that way. Conventions where a derivative jumps: abs′(0) = 0, relu′(0) = 0, equal largest values share the
 * gradient equally.
 *
 * @param f - made of the library's operations; it gives a tensor of one element
 * @returns a function of the same inputs: `{ value, gradient }` for one input, `{ value, gradients }` for several
 * @throws {TypeError} if an input or the value is no Tensor
 * @throws {RangeError} if the value has more than one element
 * @example
 * valueAndGrad((x) => sum(square(x)))(tensor([1, 2])).gradient.toArray() // [2, 4]
 */
export function valueAndGrad(f: (x: Tensor) => Tensor): (x: Tensor) => { value: Tensor; gradient: Tensor };
export function valueAndGrad<Inputs extends readonly [Tensor, Tensor, ...Tensor[]]>(
  f: ScalarFunction<Inputs>,
): (...inputs: Inputs) => { value: Tensor; gradients: Gradients<Inputs> };
export function valueAndGrad(f: (...inputs: Tensor[]) => Tensor): unknown {
  checkFunction("valueAndGrad", f);
  return (...inputs: Tensor[]) => {
    const { value, gradients } = differentiate("valueAndGrad", f, inputs);
    return inputs.length === 1 ? { value, gradient: gradients[0] } : { value, gradients };
  };
}

/**
 * Gradient of a scalar function: {@link valueAndGrad} without the value.
 *
 * @returns a function of the same inputs: the gradient for one input, an array of them for several
 * @example
 * grad((x) => sum(square(x)))(tensor([1, 2])).toArray() // [2, 4]
 */
export function grad(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor;
export function grad<Inputs extends readonly [Tensor, Tensor, ...Tensor[]]>(
  f: ScalarFunction<Inputs>,
): (...inputs: Inputs) => Gradients<Inputs>;
export function grad(f: (...inputs: Tensor[]) => Tensor): unknown {
  checkFunction("grad", f);
  return (...inputs: Tensor[]) => {
    const { gradients } = differentiate("grad", f, inputs);
    return inputs.length === 1 ? gradients[0] : gradients;
  };
}

/**
 * Product of the Hessian of a scalar function and a vector, without the Hessian: the derivative of the gradient along v.
 *
 * @param f - as in {@link grad}, of one input
 * @returns a function of x and v, of one shape; the product has the shape of x
 * @example
 * hvp((x) => sum(multiply(x, square(x))))(tensor([1, 2]), tensor([1, 1])).toArray() // [6, 12]
 */
export function hvp(f: (x: Tensor) => Tensor): (x: Tensor, v: Tensor) => Tensor {
  checkFunction("hvp", f);
  return (x, v) => {
    checkSameShape("hvp", "v", checkTensor("hvp", "v", v).shape, "x", checkTensor("hvp", "x", x).shape);
    // The Hessian is symmetric: its product with v is the gradient pulled back by v.
    return pullBack(
      (inner) => differentiate("hvp", f, [inner]).gradients[0]!,
      [x],
      () => v,
    ).gradients[0]!;
  };
}

function differentiate(
  name: string,
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
): { value: Tensor; gradients: Tensor[] } {
  if (inputs.length === 0) throw new TypeError(`${name}: called with no input, want a Tensor`);
  inputs.forEach((input, index) => {
    checkTensor(name, inputs.length === 1 ? "input" : `input ${index}`, input);
  });
  return pullBack(f, inputs, (value) => {
    checkScalar(name, value);
    return constantTensor(value.shape, 1, value.dtype);
  });
}

/** Runs `f` on a tape and walks it back from a seed of the value's shape. */
function pullBack(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  seedOf: (value: Tensor) => Tensor,
): { value: Tensor; gradients: Tensor[] } {
  const variables = inputs.map(identity);
  const tape = new Tape(variables);
  const value = recordOn(tape, () => f(...variables));
  const gradients = walkBack(tape, value, castTo(seedOf(value), value.dtype), variables);
  return {
    value,
    gradients: gradients.map(
      (gradient, index) => gradient ?? constantTensor(inputs[index]!.shape, 0, inputs[index]!.dtype),
    ),
  };
}

function checkFunction(name: string, f: unknown): void {
  if (typeof f !== "function") throw new TypeError(`${name}: f is ${describe(f)}, want a function`);
}

/** The value itself, after a look whether it is a tensor of one element. */
export function checkScalar(name: string, value: unknown): Tensor {
  if (!(value instanceof Tensor)) {
    const remedy = value instanceof Promise ? "; an async function cannot be recorded" : "";
    throw new TypeError(`${name}: f gives ${describe(value)}, want a Tensor${remedy}`);
  }
  if (value.size !== 1) {
    throw new RangeError(
      `${name}: f gives shape ${describeList(value.shape)}, want one value; sum or mean makes it one`,
    );
  }
  return value;
}
