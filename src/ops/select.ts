import { recordElementwise } from "../autodiff/tape.ts";
import * as kernels from "../kernels/arrays/binary.ts";
import { select } from "../kernels/arrays/select.ts";
import * as kernelsOfOne from "../kernels/arrays/unary.ts";
import { allocate } from "../tensor/allocate.ts";
import { checkNumber, checkOptions } from "../tensor/check-options.ts";
import { broadcastShapes, sizeOf } from "../tensor/shape.ts";
import { checkTensor, makeLike, makeTensor, type Tensor } from "../tensor/tensor.ts";
import { binary, type Operand, operand, promote, recordFitted } from "./broadcast.ts";
import { times } from "./chain-rule.ts";

/**
 * a where the condition is not 0, b elsewhere; all three broadcast.
 *
 * A NaN or ∞ in the branch that is not taken reaches neither the value nor a gradient: that of the branch is 0, and stays
 * 0 behind infinite slopes.
 *
 * @param condition - 0 for b, other numbers for a; it has no gradient
 * @param a - a tensor or a number
 * @param b - a tensor or a number
 * @throws {RangeError} if the shapes do not broadcast
 * @example
 * where(tensor([1, 0]), tensor([1, 2]), 9).toArray() // [1, 9]
 */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  checkTensor("where", "condition", condition);
  const left = operand("where", "a", a);
  const right = operand("where", "b", b);
  const shape = broadcastShapes("where", condition.shape, broadcastShapes("where", left.shape, right.shape));
  const data = allocate(sizeOf(shape), promote([a, b]));
  select(data, shape, [condition.data, left.data, right.data], [condition.shape, left.shape, right.shape]);
  return recordFitted(
    makeTensor(data, shape),
    [left, right],
    [(gradient) => where(condition, gradient, 0), (gradient) => where(condition, 0, gradient)],
  );
}

/**
 * 1 where a > b, 0 elsewhere: a condition for {@link where}. No gradient flows through it.
 *
 * @example
 * greater(tensor([1, 2, 3]), 2).toArray() // [0, 0, 1]
 */
export function greater(a: Operand, b: Operand): Tensor {
  return binary("greater", kernels.greater, a, b, null);
}

/**
 * 1 where a < b, 0 elsewhere: a condition for {@link where}. No gradient flows through it.
 *
 * @example
 * less(tensor([1, 2, 3]), 2).toArray() // [1, 0, 0]
 */
export function less(a: Operand, b: Operand): Tensor {
  return binary("less", kernels.less, a, b, null);
}

/**
 * 1 where a = b, 0 elsewhere: a condition for {@link where}. No gradient flows through it.
 *
 * @example
 * equal(tensor([1, 2, 3]), 2).toArray() // [0, 1, 0]
 */
export function equal(a: Operand, b: Operand): Tensor {
  return binary("equal", kernels.equal, a, b, null);
}

/**
 * The larger of a and b, elementwise; broadcasts as {@link add}. Where they are equal each gets half of the gradient.
 *
 * @example
 * maximum(tensor([1, 5]), 3).toArray() // [3, 5]
 */
export function maximum(a: Operand, b: Operand): Tensor {
  return binary("maximum", kernels.maximum, a, b, [
    (gradient) => times(gradient, shareBy(kernels.shareOfLarger, a, b)),
    (gradient) => times(gradient, shareBy(kernels.shareOfLarger, b, a)),
  ]);
}

/**
 * The smaller of a and b, elementwise; broadcasts as {@link add}. Where they are equal each gets half of the gradient.
 *
 * @example
 * minimum(tensor([1, 5]), 3).toArray() // [1, 3]
 */
export function minimum(a: Operand, b: Operand): Tensor {
  return binary("minimum", kernels.minimum, a, b, [
    (gradient) => times(gradient, shareBy(kernels.shareOfSmaller, a, b)),
    (gradient) => times(gradient, shareBy(kernels.shareOfSmaller, b, a)),
  ]);
}

/** The part of the gradient that an operand gets: 1 where it is chosen, ½ at a tie, 0 elsewhere. */
function shareBy(kernel: kernels.BinaryKernel, a: Operand, b: Operand): Tensor {
  return binary("share", kernel, a, b, null);
}

/** Options of {@link clamp}. */
export interface ClampOptions {
  /** The lower bound; none by default. */
  readonly min?: number | undefined;
  /** The upper bound; none by default. */
  readonly max?: number | undefined;
}

/**
 * x held within bounds, elementwise. The derivative is 1 within the bounds, 0 beyond, and ½ at a bound, the mean of both
 * sides.
 *
 * @param x - a tensor
 * @param options - `min`, `max`: the bounds; one may be left out
 * @throws {RangeError} if `min` is above `max`
 * @example
 * clamp(tensor([-1, 0.5, 2]), { min: 0, max: 1 }).toArray() // [0, 0.5, 1]
 */
export function clamp(x: Tensor, options: ClampOptions): Tensor {
  checkOptions("clamp", options, ["min", "max"]);
  const { min, max } = options;
  if (min !== undefined) checkNumber("clamp", "min", min);
  if (max !== undefined) checkNumber("clamp", "max", max);
  if (min !== undefined && max !== undefined && min > max) {
    throw new RangeError(`clamp: min ${min} is above max ${max}`);
  }
  checkTensor("clamp", "x", x);
  return clampTo(x, min ?? Number.NaN, max ?? Number.NaN);
}

function clampTo(x: Tensor, min: number, max: number): Tensor {
  const output = makeLike(kernelsOfOne.clampTo(x.data, min, max), x);
  return recordElementwise(
    output,
    [x],
    [(gradient) => times(gradient, makeLike(kernelsOfOne.clampSlope(x.data, min, max), x))],
  );
}

/** {@link clamp} from below. */
export function atLeast(x: Tensor, min: number): Tensor {
  return where(less(x, min), min, x);
}
