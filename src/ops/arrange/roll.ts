import { checkInteger, checkOptions } from "../../tensor/check-options.ts";
import { checkAxis } from "../../tensor/shape.ts";
import { checkTensor, type Tensor } from "../../tensor/tensor.ts";
import { pickAlong } from "../gather.ts";

/** Options of {@link roll}. */
export interface RollOptions {
  /** Places by which the values move towards the end; negative towards the start. */
  readonly shift: number;
  /** The axis; −1 by default, the last. */
  readonly axis?: number | undefined;
}

/**
 * Moves values along an axis; those that leave it at one end enter at the other.
 *
 * @param x - a tensor
 * @param options - `shift`: places towards the end; `axis`, −1 by default
 * @throws {RangeError} if the shift is not a whole number
 * @example
 * roll(tensor([1, 2, 3, 4]), { shift: 1 }).toArray() // [4, 1, 2, 3]
 */
export function roll(x: Tensor, options: RollOptions): Tensor {
  checkOptions("roll", options, ["shift", "axis"]);
  const { shift, axis: given = -1 } = options;
  checkInteger("roll", "shift", shift);
  checkTensor("roll", "x", x);
  const axis = checkAxis("roll", given, x.rank);
  const extent = x.shape[axis]!;
  const start = ((shift % extent) + extent) % extent;
  return pickAlong(
    x,
    axis,
    Int32Array.from({ length: extent }, (_, k) => (k - start + extent) % extent),
  );
}
