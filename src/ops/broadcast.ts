import { castTo, type Pullback, record } from "../autodiff/tape.ts";
import type { BinaryKernel } from "../kernels/binary.ts";
import { gatherStrided } from "../kernels/move.ts";
import { sumInto } from "../kernels/reduce.ts";
import { broadcastStrides, forEachRun, planRuns } from "../kernels/runs.ts";
import { allocate, type DType, type FloatArray } from "../tensor/allocate.ts";
import { broadcastShapes, sameShape, sizeOf } from "../tensor/shape.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";

/** What an elementwise operation takes; a number takes the dtype of the other operand. */
export type Operand = Tensor | number;

/** `x` stretched to `shape`. */
export function broadcastTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const data = allocate(sizeOf(shape), x.dtype);
  gatherStrided(data, shape, x.data, broadcastStrides(x.shape, shape));
  return record(new Tensor(data, shape), [x], [(gradient) => sumTo(gradient, x.shape)]);
}

/** Sums `x` down to `shape`, which broadcasts to its own: the transpose of {@link broadcastTo}. */
export function sumTo(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const full = new Array<number>(x.rank - shape.length).fill(1).concat(shape);
  const data = narrow(sumInto(x.data, x.shape, full), x.dtype);
  return record(new Tensor(data, shape), [x], [(gradient) => broadcastTo(gradient, x.shape)]);
}

/** Float64 results, in the dtype asked for. */
export function narrow(values: Float64Array, dtype: DType): FloatArray {
  if (dtype === "float64") return values;
  const data = allocate(values.length, dtype);
  data.set(values);
  return data;
}

/**
 * An elementwise operation of two operands. Broadcasting and promotion are done here and undone here: the pullbacks see
 * gradients of the result's shape and may give the like.
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
  const dtype = promote([a, b]);
  const data = allocate(sizeOf(shape), dtype);
  const runs = planRuns(
    shape,
    [shape, left.shape, right.shape].map((other) => broadcastStrides(other, shape)),
  );
  const [, aStep, bStep] = runs.steps as [number, number, number];
  forEachRun(runs, ([start, i, j]) =>
    kernel(data, start!, left.data, i!, aStep, right.data, j!, bStep, runs.count),
  );
  return recordFitted(new Tensor(data, shape), [left, right], pullbacks);
}

/** Records an operation whose pullbacks give gradients of the result's shape and dtype: they are fitted to the inputs. */
export function recordFitted(
  output: Tensor,
  inputs: readonly Tensor[],
  pullbacks: readonly Pullback[] | null,
): Tensor {
  if (pullbacks === null) return output;
  return record(
    output,
    inputs,
    pullbacks.map((pullback, index) => (gradient) => {
      const input = inputs[index]!;
      return castTo(sumTo(pullback(gradient), input.shape), input.dtype);
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
