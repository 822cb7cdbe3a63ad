import type { GradcheckInput } from "../arguments/inputs.ts";
import {
  type AdaptedFunction,
  checkLibrary,
  type ForeignFunction,
  onlyValue,
  partsOf,
} from "./adapted-function.ts";

interface TfjsTensor {
  dataSync(): Float32Array;
}

interface Tfjs {
  tidy<Result>(f: () => Result): Result;
  tensor(values: Float32Array, shape: number[], dtype: "float32"): TfjsTensor;
  grads(f: unknown): (inputs: TfjsTensor[]) => TfjsTensor[];
}

/**
 * Adapts a TensorFlow.js function for {@link gradcheck}: its gradient is the one of `tf.grads`. TensorFlow.js computes in
 * float32, so x is best given in float32; tensors are disposed of after each call.
 *
 * @param tf - the module `@tensorflow/tfjs`, with a backend that gives values at once (cpu, wasm)
 * @param loss - takes a `tf.Tensor` for each input and returns one of a single value; targets are what it closes over
 * @throws {TypeError} if `tf` or `loss` is of the wrong kind; a call, if the function gives several values
 * @example
 * const checkSquares = (tf) => {
 *   const { f, gradient } = fromTfjs(tf, (x) => tf.sum(tf.square(x)));
 *   return gradcheck(f, tensor([1, 2, 3]), { gradient }).verdict;
 * };
 */
export function fromTfjs(tf: object, loss: ForeignFunction): AdaptedFunction {
  const name = "fromTfjs";
  checkLibrary(name, tf, ["tidy", "tensor", "grads"], loss);
  const library = tf as Tfjs;
  const call = loss as (...inputs: TfjsTensor[]) => TfjsTensor;
  const tensorsOf = (inputs: readonly GradcheckInput[]) =>
    inputs.map((input) => {
      const { data, shape } = partsOf(input);
      return library.tensor(Float32Array.from(data), shape, "float32");
    });
  return {
    f: (...inputs) => library.tidy(() => onlyValue(name, call(...tensorsOf(inputs)).dataSync())),
    gradient: (...inputs) =>
      library.tidy(() =>
        library
          .grads(call)(tensorsOf(inputs))
          .map((part) => Float32Array.from(part.dataSync())),
      ),
  };
}
