import { allocate, type DType } from "./allocate.ts";
import { sizeOf } from "./shape.ts";
import { makeTensor, type Tensor } from "./tensor.ts";

/** Makes a tensor that holds one value everywhere; the shape is known to be right. */
export function constantTensor(shape: readonly number[], value: number, dtype: DType): Tensor {
  const data = allocate(sizeOf(shape), dtype);
  if (value !== 0) data.fill(value);
  return makeTensor(data, shape);
}
