import type { Target } from "../target.ts";
import { Tensor } from "../tensor.ts";

/** The bits of the integer 1 as a float32, its least number. */
const INTEGER_ONE = 2 ** -149;

/** A sum of INTEGER_ONE over any number of voxels is less. */
const MAX_SUM_OF_BITS = 2 ** -90;

/** Reports whether a sum of the target allows that it holds nothing but 0 and the bits of the integer 1. */
export function mayBeIntegerBits(sum: number): boolean {
  return sum > 0 && sum < MAX_SUM_OF_BITS;
}

/**
 * Refuses a target of float32 whose ones are the bits of the integer 1, as of memory of integers that was taken for floats: its scores
 * are those of an empty mask. Probabilities of a softmax may be as small, but not all of them that are not 0.
 *
 * @throws {RangeError} if it is one
 */
export function refuseIntegerBits(name: string, target: Target): void {
  if (!(target instanceof Tensor) || target.dtype !== "float32") return;
  const { data } = target;
  let first = 0;
  while (first < data.length && data[first] === 0) first++;
  if (data[first] !== INTEGER_ONE) return;
  for (let k = first; k < data.length; k++) if (data[k] !== 0 && data[k] !== INTEGER_ONE) return;
  throw new RangeError(
    `${name}: target holds 0 and ${INTEGER_ONE} alone, integers whose bits were read as floats; convert the numbers to float32, or pass labels`,
  );
}
