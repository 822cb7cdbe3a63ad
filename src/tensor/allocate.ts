import { blockOf } from "./arena/memory-block.ts";

/** Element type of a {@link Tensor}. */
export type DType = "float32" | "float64";

/** The arrays a tensor can hold. */
export type FloatArray = Float32Array | Float64Array;

/** Makes an array of zeros. Every array of numbers in the library comes from here, so that its memory has one owner. */
export function allocate(size: number, dtype: DType): FloatArray {
  try {
    return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
  } catch {
    throw new RangeError(`memory: not enough room for ${size} values of ${dtype}`);
  }
}

/** An array that the gradient of an input is to be written to, and the numbers of that input. */
export interface GradientPlace {
  readonly input: FloatArray;
  readonly into: FloatArray;
}

/** Places that no gradient has taken yet, during a differentiation. */
let places: GradientPlace[] = [];

/** Runs `work` with places for the gradients made in it; none of those outside is taken meanwhile. */
export function withPlaces<Result>(given: readonly GradientPlace[], work: () => Result): Result {
  const before = places;
  places = [...given];
  try {
    return work();
  } finally {
    places = before;
  }
}

/**
 * Makes an array of zeros for the gradient of `input`: at the place that the caller has given for it, else in the arena of
 * the input while room is left, else anywhere.
 *
 * @param whole - whether every element will be written: then they need not be 0
 */
export function allocateGradient(input: FloatArray, size: number, dtype: DType, whole: boolean): FloatArray {
  const at = places.findIndex(
    ({ input: own, into }) => own === input && into.length === size && dtypeOf(into) === dtype,
  );
  if (at >= 0) {
    const [{ into }] = places.splice(at, 1) as [GradientPlace];
    return whole ? into : into.fill(0);
  }
  const Kind = dtype === "float32" ? Float32Array : Float64Array;
  return blockOf(input)?.cut<FloatArray>(Kind, size) ?? allocate(size, dtype);
}

/** Reports whether a value is an array that a tensor can hold. */
export function isFloatArray(value: unknown): value is FloatArray {
  return value instanceof Float32Array || value instanceof Float64Array;
}

/** Returns the dtype of an array. */
export function dtypeOf(data: FloatArray): DType {
  return data instanceof Float32Array ? "float32" : "float64";
}

/** Rounds float64 results to a dtype; without a copy where they have it already. */
export function narrow(values: Float64Array, dtype: DType): FloatArray {
  if (dtype === "float64") return values;
  const data = allocate(values.length, dtype);
  data.set(values);
  return data;
}
