import { castTo, reshapeTo, sumTo } from "../../autodiff/fit.ts";
import { record } from "../../autodiff/tape.ts";
import { multiplyMatrices } from "../../kernels/arrays/matrices.ts";
import { allocate } from "../../tensor/allocate.ts";
import { describeList } from "../../tensor/describe.ts";
import { broadcastShapes, sizeOf } from "../../tensor/shape.ts";
import { checkTensor, makeTensor, type Tensor } from "../../tensor/tensor.ts";
import { promote } from "../broadcast.ts";
import { transpose } from "../shape.ts";

/**
 * Product of matrices: [..., rows, terms] and [..., terms, columns] give [..., rows, columns].
 *
 *     Σ_k a[..., i, k]·b[..., k, j], accumulated in float64 from the first term on
 *
 * The axes before the last two are batches, and broadcast as in NumPy.
 *
 * @param a - matrices, of rank 2 or more
 * @param b - matrices, of rank 2 or more
 * @throws {RangeError} if a rank is below 2, or the shapes do not fit
 * @example
 * matmul(tensor([[1, 2], [3, 4]]), tensor([[1], [10]])).toArray() // [[21], [43]]
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  checkTensor("matmul", "a", a);
  checkTensor("matmul", "b", b);
  if (a.rank < 2 || b.rank < 2 || a.shape.at(-1) !== b.shape.at(-2)) {
    throw new RangeError(
      `matmul: shapes ${describeList(a.shape)} and ${describeList(b.shape)}, want [..., rows, terms] and [..., terms, columns]`,
    );
  }
  broadcastShapes("matmul", a.shape.slice(0, -2), b.shape.slice(0, -2));
  return product(a, b);
}

/** {@link matmul} of matrices that fit. */
function product(a: Tensor, b: Tensor): Tensor {
  const [rows, terms] = a.shape.slice(-2) as [number, number];
  const columns = b.shape.at(-1)!;
  const batch = broadcastShapes("matmul", a.shape.slice(0, -2), b.shape.slice(0, -2));
  const data = allocate(sizeOf(batch) * rows * columns, promote([a, b]));
  multiplyMatrices(data, a.data, a.shape, b.data, b.shape, batch, { rows, terms, columns });
  return record(
    makeTensor(data, [...batch, rows, columns]),
    [a, b],
    [
      (gradient) => fitBatch(product(gradient, transposeLast(b)), a),
      (gradient) => fitBatch(product(transposeLast(a), gradient), b),
    ],
  );
}

/** Sums over the batches to which an input was broadcast. */
function fitBatch(gradient: Tensor, input: Tensor): Tensor {
  const aligned = [...new Array<number>(gradient.rank - input.rank).fill(1), ...input.shape];
  const summed = sumTo(gradient, aligned);
  return castTo(reshapeTo(summed, input.shape), input.dtype);
}

function transposeLast(x: Tensor): Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}
