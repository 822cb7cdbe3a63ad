import { recordConstant } from "../../autodiff/tape.ts";
import { power } from "../../ops/power.ts";
import { greater, where } from "../../ops/select.ts";
import { constantTensor } from "../../tensor/constant-tensor.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** max(0, x)^γ with gradient 0 where x ≤ 0, whatever γ is; γ = 0 gives 1 throughout. */
export function positivePower(x: Tensor, gamma: number): Tensor {
  if (gamma === 0) return recordConstant(constantTensor(x.shape, 1, x.dtype), [x]);
  const positive = greater(x, 0);
  return where(positive, power(where(positive, x, 1), gamma), 0);
}
