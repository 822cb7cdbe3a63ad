import type { GradcheckInput } from "../arguments/inputs.ts";
import {
  type AdaptedFunction,
  checkLibrary,
  type ForeignFunction,
  onlyValue,
  partsOf,
} from "./adapted-function.ts";

interface JaxArray {
  reshape(shape: number[]): JaxArray;
  dataSync(): Float32Array;
}

interface Jax {
  readonly numpy: { array(values: Float32Array): JaxArray };
  grad(f: unknown, options: { argnums: number[] }): (...inputs: JaxArray[]) => JaxArray[];
}

/**
 * Adapts a jax-js function for {@link gradcheck}: its gradient is the one of `jax.grad`. Arrays are float32, so x is best
 * given in float32; jax-js takes over the arrays that it is given, and every call makes new ones.
 *
 * @param jax - the module `@jax-js/jax`, after its `init`
 * @param loss - takes a `numpy.Array` for each input and returns one of a single value; targets are what it closes over
 * @throws {TypeError} if `jax` or `loss` is of the wrong kind; a call, if the function gives several values
 * @example
 * const checkSquares = (jax) => {
 *   const { f, gradient } = fromJax(jax, (x) => jax.numpy.sum(jax.numpy.square(x)));
 *   return gradcheck(f, tensor([1, 2, 3]), { gradient }).verdict;
 * };
 */
export function fromJax(jax: object, loss: ForeignFunction): AdaptedFunction {
  const name = "fromJax";
  checkLibrary(name, jax, ["grad"], loss);
  checkLibrary(name, (jax as Partial<Jax>).numpy, ["array"], loss);
  const library = jax as Jax;
  const call = loss as (...inputs: JaxArray[]) => JaxArray;
  const arraysOf = (inputs: readonly GradcheckInput[]) =>
    inputs.map((input) => {
      const { data, shape } = partsOf(input);
      return library.numpy.array(Float32Array.from(data)).reshape(shape);
    });
  return {
    f: (...inputs) => onlyValue(name, call(...arraysOf(inputs)).dataSync()),
    gradient: (...inputs) => {
      const argnums = inputs.map((_, index) => index);
      const parts = library.grad(call, { argnums })(...arraysOf(inputs));
      return parts.map((part) => Float32Array.from(part.dataSync()));
    },
  };
}
