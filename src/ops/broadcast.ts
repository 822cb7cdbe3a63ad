import { castTo, sumBack } from "../autodiff/fit.ts";
import { type Pullback, recordElementwise } from "../autodiff/tape.ts";
import { type BinaryKernel, combine } from "../kernels/arrays/binary.ts";
import type { DType } from "../tensor/allocate.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";

/** What an elementwise operation takes; a number takes the dtype of the other operand. */
export type Operand = Tensor | number;

/**
 * An elementwise operation of two operands. The pullbacks, `null` for a constant, get gradients of a shape that broadcasts
 * to the result's and may give the like: broadcasting and promotion are undone for them.
 */
export function binary(
  name: string,
  kernel: BinaryKernel,
  a: Operand,
  b: Operand,
  pullbacks: readonly [Pullback, Pullback] | null,
): Tensor {
  const left = operand(name, "a", a);
  const right = operand(name, "b", b);
  const shape = broadcastShapes(name, left.shape, right.shape);
  const data = combine(kernel, left.data, left.shape, right.data, right.shape, shape, promote([a, b]));
  const output = new Tensor(data, shape);
  return pullbacks === null ? output : recordFitted(output, [left, right], pullbacks);
}

/** Records an elementwise operation whose inputs were broadcast and promoted to the output's shape and dtype. */
export function recordFitted(
  output: Tensor,
  inputs: readonly Tensor[],
  pullbacks: readonly Pullback[],
): Tensor {
  return recordElementwise(
    output,
    inputs,
    pullbacks.map((pullback, index) => (gradient) => {
      const { shape, dtype } = inputs[index]!;
      return castTo(sumBack(pullback(gradient), output.shape, shape), dtype);
    }),
  );
}

/** A number as a tensor: in float64, so that it is rounded once, with the result. */
export function operand(name: string, argument: string, value: unknown): Tensor {
  return typeof value === "number"
    ? new Tensor(Float64Array.of(value), [])
    : checkTensor(name, argument, value);
}

/** float32 if the tensors among the operands are; numbers have no say, and are float64 on their own. */
export function promote(operands: readonly Operand[]): DType {
  const tensors = operands.filter((value) => typeof value !== "number");
  return tensors.length > 0 && tensors.every((value) => value.dtype === "float32") ? "float32" : "float64";
}
