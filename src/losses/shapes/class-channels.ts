import { reshapeTo, sumTo } from "../../autodiff/fit.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";

/** Sums each class over the voxels: [batch, outer, classes, inner] becomes [batch, classes]. */
export function sumClasses(x: Tensor): Tensor {
  const [batch, , classes] = x.shape as readonly [number, number, number, number];
  return reshapeTo(sumTo(x, [batch, 1, classes, 1]), [batch, classes]);
}

/** Σ t of each sample and class, [batch, classes], as a constant. */
export function targetVoxelsOf(target: Tensor): Float64Array {
  return sumClasses(makeTensor(target.data, target.shape)).data as Float64Array;
}
