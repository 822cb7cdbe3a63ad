import { PAIR_BYTES } from "./pair-bytes.ts";
import { SimdModule } from "./simd-module.ts";

/** The kernel that counts pairs of labels, a separate module: counting carries nothing of the losses. */
export interface PairKernels {
  countPairs(prediction: number, target: number, count: number, table: number): void;
}

export const pairKernels: SimdModule<PairKernels> = /* @__PURE__ */ new SimdModule(PAIR_BYTES);
