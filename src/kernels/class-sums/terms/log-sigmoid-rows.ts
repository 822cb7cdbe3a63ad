import { softplus } from "../../elementary/softplus.ts";

/** log σ(x) = −log(1 + e⁻ˣ) of a row. */
export function logSigmoidRow(out: Float64Array, x: Float64Array, row: number, count: number): void {
  for (let k = 0; k < count; k++) out[k] = -softplus(-x[row + k]!);
}

/** log σ(−x) = −log(1 + eˣ) of a row. */
export function logSigmoidOfNegativeRow(
  out: Float64Array,
  x: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = 0; k < count; k++) out[k] = -softplus(x[row + k]!);
}
