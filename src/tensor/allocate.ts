/** Element type of a {@link Tensor}. */
export type DType = "float32" | "float64";

/** The arrays a tensor can hold. */
export type FloatArray = Float32Array | Float64Array;

/** Every array of numbers that the library makes is made here, so that its memory has one owner. */
export function allocate(size: number, dtype: DType): FloatArray {
  return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
}

export function dtypeOf(data: FloatArray): DType {
  return data instanceof Float32Array ? "float32" : "float64";
}

/** Float64 results in the dtype asked for. */
export function narrow(values: Float64Array, dtype: DType): FloatArray {
  if (dtype === "float64") return values;
  const data = allocate(values.length, dtype);
  data.set(values);
  return data;
}
