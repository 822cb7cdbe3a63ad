import { atLeast } from "../../ops/select.ts";
import { log } from "../../ops/unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** e⁻¹⁰⁰. */
const LEAST = 3.720075976020836e-44;

/** log x, but at least −100, with gradient 0 below: PyTorch's rule for the logarithm of a probability. */
export function boundedLog(x: Tensor): Tensor {
  return log(atLeast(x, LEAST));
}
