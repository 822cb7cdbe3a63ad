import { sigmoid } from "../../kernels/elementary/sigmoid.ts";
import { stridesOf } from "../../tensor/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** The probabilities of a prediction: what its activation makes of it. */
export function probabilitiesOf(
  { data, shape }: Tensor,
  activation: string,
  axis: number | null,
): ArrayLike<number> {
  if (activation === "none") return data;
  if (activation === "sigmoid" || axis === null) return Float64Array.from(data, sigmoid);
  const stride = stridesOf(shape)[axis]!;
  const extent = shape[axis]!;
  const probabilities = new Float64Array(data.length);
  for (let k = 0; k < data.length; k++) {
    // 1 / Σ exp(zⱼ − zₖ), as a sigmoid against each of the other classes would overflow nowhere.
    const start = k - (Math.floor(k / stride) % extent) * stride;
    let odds = 0;
    for (let c = 0; c < extent; c++) {
      const other = sigmoid(data[start + c * stride]! - data[k]!);
      odds += other / (1 - other);
    }
    probabilities[k] = 1 / odds;
  }
  return probabilities;
}
