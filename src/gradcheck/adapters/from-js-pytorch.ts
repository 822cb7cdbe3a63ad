import type { GradcheckInput } from "../arguments/inputs.ts";
import {
  type AdaptedFunction,
  checkLibrary,
  type ForeignFunction,
  onlyValue,
  partsOf,
} from "./adapted-function.ts";

type Nested = number | Nested[];

interface TorchTensor {
  readonly data: Nested;
  readonly grad?: Nested | null;
  backward(): void;
}

interface Torch {
  tensor(values: Nested, requiresGrad: boolean): TorchTensor;
}

/**
 * Adapts a js-pytorch function for {@link gradcheck}: its gradient is the one that `backward` leaves in `grad`. js-pytorch
 * computes in float64.
 *
 * @param torch - `torch` of the package `js-pytorch`
 * @param loss - takes a `torch.Tensor` for each input and returns one of a single value; targets are what it closes over
 * @throws {TypeError} if `torch` or `loss` is of the wrong kind; a call, if the function gives several values
 * @example
 * const checkSquares = (torch) => {
 *   const { f, gradient } = fromJsPyTorch(torch, (x) => torch.mul(x, x).sum());
 *   return gradcheck(f, tensor([1, 2, 3]), { gradient }).verdict;
 * };
 */
export function fromJsPyTorch(torch: object, loss: ForeignFunction): AdaptedFunction {
  const name = "fromJsPyTorch";
  checkLibrary(name, torch, ["tensor"], loss);
  const library = torch as Torch;
  const call = loss as (...inputs: TorchTensor[]) => TorchTensor;
  const tensorsOf = (inputs: readonly GradcheckInput[], requiresGrad: boolean) =>
    inputs.map((input) => {
      const { data, shape } = partsOf(input);
      return library.tensor(nest(Array.from(data), shape), requiresGrad);
    });
  return {
    f: (...inputs) => onlyValue(name, flatten(call(...tensorsOf(inputs, false)).data)),
    gradient: (...inputs) => {
      const tensors = tensorsOf(inputs, true);
      const output = call(...tensors);
      onlyValue(name, flatten(output.data));
      output.backward();
      return tensors.map(({ grad }, index) => {
        const size = partsOf(inputs[index]!).data.length;
        return grad === null || grad === undefined
          ? new Float64Array(size)
          : Float64Array.from(flatten(grad));
      });
    },
  };
}

/** Numbers in nested arrays of a shape. */
function nest(numbers: number[], shape: readonly number[]): Nested {
  const [, ...inner] = shape;
  if (inner.length === 0) return shape.length === 0 ? numbers[0]! : numbers;
  const size = inner.reduce((product, extent) => product * extent, 1);
  return Array.from({ length: shape[0]! }, (_, k) => nest(numbers.slice(k * size, (k + 1) * size), inner));
}

function flatten(values: Nested): number[] {
  return Array.isArray(values) ? values.flatMap(flatten) : [values];
}
