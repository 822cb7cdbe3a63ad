/** Element type of a {@link Tensor}. */
export type DType = "float32" | "float64";

/** The arrays a tensor can hold. */
export type FloatArray = Float32Array | Float64Array;

/** Makes an array of zeros. Every array of numbers in the library comes from here, so that its memory has one owner. */
export function allocate(size: number, dtype: DType): FloatArray {
  try {
    return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
  } catch {
    throw new RangeError(`memory: there is no room for ${size} values of ${dtype}`);
  }
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
