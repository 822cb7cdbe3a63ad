import { deferBinary, deferUnary, isDeferred } from "../autodiff/deferred.ts";
import { castTo, sumBack } from "../autodiff/fit.ts";
import { isRecording, type Pullback, recordConstant, recordElementwise } from "../autodiff/tape.ts";
import { type BinaryKernel, combine } from "../kernels/arrays/binary.ts";
import { apply, type UnaryKernel } from "../kernels/arrays/unary.ts";
import type { DType } from "../tensor/allocate.ts";
import { broadcastShapes, sameShape } from "../tensor/shape.ts";
import { checkTensor, makeLike, makeTensor, type Tensor } from "../tensor/tensor.ts";

/** An operand of an elementwise operation; a number takes the dtype of the other operand. */
export type Operand = Tensor | number;

/** The numbers among the operands, left and right: kernels read them before any other operation runs. */
const leftNumber = /* @__PURE__ */ new Float64Array(1);
const rightNumber = /* @__PURE__ */ new Float64Array(1);
const NO_AXES: readonly number[] = [];

/**
 * Evaluates an elementwise operation of two operands. The pullbacks receive gradients of a shape that broadcasts to the
 * result's and may return such: broadcasting and promotion are undone for them. With `null` the derivative is 0.
 */
export function binary(
  name: string,
  kernel: BinaryKernel,
  a: Operand,
  b: Operand,
  pullbacks: readonly [Pullback, Pullback] | null,
): Tensor {
  if (typeof a !== "number" && !isDeferred(a)) checkTensor(name, "a", a);
  if (typeof b !== "number" && !isDeferred(b)) checkTensor(name, "b", b);
  if (typeof a === "number" && typeof b === "number") return ofNumbers(kernel, a, b);
  const aShape = typeof a === "number" ? NO_AXES : a.shape;
  const bShape = typeof b === "number" ? NO_AXES : b.shape;
  const shape = broadcastShapes(name, aShape, bShape);
  const later = deferBinary(kernel, a, b, shape, promoteTwo(a, b));
  if (later !== null) return later;
  const data = combine(
    kernel,
    valuesOf(a, leftNumber),
    aShape,
    valuesOf(b, rightNumber),
    bShape,
    shape,
    promoteTwo(a, b),
  );
  // The shape of an operand is frozen already.
  const output = shape === aShape && typeof a !== "number" ? makeLike(data, a) : makeTensor(data, shape);
  if (!isRecording()) return output;
  if (pullbacks === null)
    return recordConstant(
      output,
      [a, b].filter((x) => typeof x !== "number"),
    );
  if (typeof b === "number") return recordFitted(output, [a as Tensor], [pullbacks[0]]);
  if (typeof a === "number") return recordFitted(output, [b], [pullbacks[1]]);
  return recordFitted(output, [a, b], pullbacks);
}

function ofNumbers(kernel: BinaryKernel, a: number, b: number): Tensor {
  leftNumber[0] = a;
  rightNumber[0] = b;
  return makeTensor(combine(kernel, leftNumber, NO_AXES, rightNumber, NO_AXES, NO_AXES, "float64"), NO_AXES);
}

function valuesOf(x: Operand, place: Float64Array) {
  if (typeof x !== "number") return x.data;
  place[0] = x;
  return place;
}

/**
 * Evaluates an elementwise operation of one input. `pullbackOf` receives the result; with `null` the derivative is 0
 * everywhere.
 */
export function unary(
  name: string,
  kernel: UnaryKernel,
  x: Tensor,
  pullbackOf: ((output: Tensor) => Pullback) | null,
): Tensor {
  if (!isDeferred(x)) checkTensor(name, "x", x);
  const later = deferUnary(kernel, x);
  if (later !== null) return later;
  const output = makeLike(apply(kernel, x.data), x);
  return pullbackOf === null
    ? recordConstant(output, [x])
    : recordElementwise(output, [x], [pullbackOf(output)]);
}

/** Records an elementwise operation whose inputs were broadcast and promoted to the output's shape and dtype. */
export function recordFitted(
  output: Tensor,
  inputs: readonly Tensor[],
  pullbacks: readonly Pullback[],
): Tensor {
  const { dtype, shape } = output;
  // Where no input was changed to fit, nothing has to be undone.
  if (inputs.every((input) => input.dtype === dtype && sameShape(input.shape, shape))) {
    return recordElementwise(output, inputs, pullbacks);
  }
  return recordElementwise(
    output,
    inputs,
    pullbacks.map((pullback, index) => fittedBack(pullback, shape, inputs[index]!)),
  );
}

/** The pullback of an input that was broadcast and promoted. It keeps no values of the input. */
function fittedBack(pullback: Pullback, from: readonly number[], { shape, dtype }: Tensor): Pullback {
  return (gradient) => castTo(sumBack(pullback(gradient), from, shape), dtype);
}

/** Makes a tensor of a number, in float64, so that it is rounded once, with the result. */
export function operand(name: string, argument: string, value: unknown): Tensor {
  return typeof value === "number"
    ? makeTensor(Float64Array.of(value), NO_AXES)
    : checkTensor(name, argument, value);
}

/** Returns float32 if all tensors among the operands are float32; numbers do not count, and are float64 alone. */
export function promote(operands: readonly Operand[]): DType {
  const tensors = operands.filter((value) => typeof value !== "number");
  return tensors.length > 0 && tensors.every((value) => value.dtype === "float32") ? "float32" : "float64";
}

/** {@link promote} of two operands that are not both numbers. */
function promoteTwo(a: Operand, b: Operand): DType {
  if (typeof a === "number") return (b as Tensor).dtype;
  if (typeof b === "number") return a.dtype;
  return a.dtype === "float32" && b.dtype === "float32" ? "float32" : "float64";
}
