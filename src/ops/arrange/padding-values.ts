import { allocate } from "../../tensor/allocate.ts";
import { stridesOf } from "../../tensor/shape.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";

/** Makes the tensor that holds a value around a padded `x`, and −0 where `x` is: the sum with −0 is exact. */
export function paddingValues(
  x: Tensor,
  widths: readonly (readonly [before: number, after: number])[],
  value: number,
): Tensor {
  const shape = x.shape.map((extent, axis) => widths[axis]![0] + extent + widths[axis]![1]);
  const strides = stridesOf(shape);
  const size = strides.length === 0 ? 1 : strides[0]! * shape[0]!;
  const data = allocate(size, x.dtype).fill(value);
  const clear = (axis: number, start: number): void => {
    if (axis === shape.length) {
      data[start] = -0;
      return;
    }
    const [before] = widths[axis]!;
    for (let at = before; at < before + x.shape[axis]!; at++) clear(axis + 1, start + at * strides[axis]!);
  };
  clear(0, 0);
  return makeTensor(data, shape);
}
