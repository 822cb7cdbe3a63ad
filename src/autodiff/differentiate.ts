import { type FloatArray, type GradientPlace, withPlaces } from "../tensor/allocate.ts";
import { constantTensor } from "../tensor/constant-tensor.ts";
import { describe, isClass } from "../tensor/describe.ts";
import { checkSameShape } from "../tensor/shape.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { castTo } from "./fit.ts";
import { type GradientOptions, placesFor, putInPlaces, readInto, withOwnArrays } from "./gradient-places.ts";
import { checkScalar } from "./scalar-value.ts";
import { identity, recordConstant, recordOn, Tape } from "./tape.ts";
import { walkBack } from "./walk.ts";

/** A scalar function of tensors, made of the library's operations. */
export type ScalarFunction<Inputs extends readonly Tensor[]> = (...inputs: Inputs) => Tensor;

/** A tensor for each input of a function. */
export type Gradients<Inputs extends readonly Tensor[]> = { [Index in keyof Inputs]: Tensor };

/**
 * Computes the value and the gradient of a scalar function, in one forward and one backward pass.
 *
 * The gradient has the shape and the dtype of its input, and an array that nothing else uses, so that you may change it. The
 * function may itself call `valueAndGrad`: derivatives of any order come that way.
 *
 * Where a slope jumps, the derivative is the mean of both sides: abs′(0) = 0, relu′(0) = ½, each of two equal operands of
 * `maximum` gets half of the gradient, and the equal largest values of `max` share it. A sum of such functions that is
 * smooth where they are not has its true derivative. A gradient of exactly 0 stays 0 behind an infinite slope: a branch
 * that was not taken adds nothing.
 *
 * @param f - made of the library's operations; it returns a tensor of one element
 * @param options - `into`: the array that the gradient is written to, of the input's length and type; of several inputs a
 * list of them. Every call of the function returned writes there, from the first operation of `f` on, and nothing of the
 * gradient's size is allocated. A call that throws, as a loss does that meets NaN, may leave part of a gradient there.
 * @returns a function of the same inputs: `{ value, gradient }` for one input, `{ value, gradients }` for several
 * @throws {TypeError} if an input or the value is not a Tensor, or the value was not made of the inputs by operations
 * @throws {RangeError} if the value has more than one element
 * @example
 * valueAndGrad((x) => sum(square(x)))(tensor([1, 2])).gradient.toArray() // [2, 4]
 */
export function valueAndGrad(
  f: (x: Tensor) => Tensor,
  options?: GradientOptions,
): (x: Tensor) => { value: Tensor; gradient: Tensor };
export function valueAndGrad<Inputs extends readonly [Tensor, Tensor, ...Tensor[]]>(
  f: ScalarFunction<Inputs>,
  options?: GradientOptions<readonly FloatArray[]>,
): (...inputs: Inputs) => { value: Tensor; gradients: Gradients<Inputs> };
export function valueAndGrad(
  f: (...inputs: Tensor[]) => Tensor,
  options: GradientOptions<unknown> = {},
): unknown {
  checkFunction("valueAndGrad", f);
  const into = readInto("valueAndGrad", options);
  return (...inputs: Tensor[]) => {
    const { value, gradients } = differentiate("valueAndGrad", f, inputs, into);
    return inputs.length === 1 ? { value, gradient: gradients[0] } : { value, gradients };
  };
}

/**
 * Computes the gradient of a scalar function: {@link valueAndGrad} without the value.
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
 * Computes the product of the Hessian of a scalar function and a vector: the derivative of the gradient along v. The
 * Hessian itself is never made.
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
    const { gradients } = pullBack(
      (inner) => differentiate("hvp", f, [inner]).gradients[0]!,
      [x],
      () => v,
    );
    return withOwnArrays(gradients, [x, v])[0]!;
  };
}

function differentiate(
  name: string,
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  into: readonly unknown[] | null = null,
): { value: Tensor; gradients: Tensor[] } {
  if (inputs.length === 0) throw new TypeError(`${name}: called with no input, want a Tensor`);
  inputs.forEach((input, index) => {
    checkTensor(name, inputs.length === 1 ? "input" : `input ${index}`, input);
  });
  const { value, gradients } = pullBack(
    f,
    inputs,
    (value, tape) => {
      checkScalar(name, value);
      if (!tape.isMade(value)) throw notMade(name, inputs.length);
      return constantTensor(value.shape, 1, value.dtype);
    },
    placesFor(name, into, inputs),
  );
  return { value, gradients: withOwnArrays(gradients, inputs) };
}

/** Runs `f` on a tape and walks it back from a seed of the value's shape. */
export function pullBack(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  seedOf: (value: Tensor, tape: Tape) => Tensor,
  places: readonly GradientPlace[] = [],
): { value: Tensor; gradients: Tensor[] } {
  const variables = inputs.map(identity);
  const tape = new Tape(variables);
  const { value, gradients } = withPlaces(places, () => {
    const made = recordOn(tape, () => f(...variables));
    const seed = castTo(seedOf(made, tape), made.dtype);
    return { value: made, gradients: walkBack(tape, made, seed, variables) };
  });
  return {
    value,
    gradients: putInPlaces(
      // A gradient is made of the inputs even where it is constant: a function may differentiate it in turn.
      gradients.map((gradient, index) =>
        recordConstant(gradient ?? constantTensor(inputs[index]!.shape, 0, inputs[index]!.dtype), inputs),
      ),
      places,
    ),
  };
}

function checkFunction(name: string, f: unknown): void {
  if (typeof f !== "function") throw new TypeError(`${name}: f is ${describe(f)}, want a function`);
  if (isClass(f)) throw new TypeError(`${name}: f is a class, want a function`);
}

function notMade(name: string, inputs: number): TypeError {
  const of = inputs === 1 ? "the input" : "the inputs";
  return new TypeError(
    `${name}: the value of f was not made of ${of} by operations, so it has no gradient; compute with add, multiply, sum and the other operations, not with data and item(), or return stopGradient(value) for a constant`,
  );
}
