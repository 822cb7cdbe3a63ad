import { ELEMENT_BYTES } from "./element-bytes.ts";
import { SimdModule } from "./simd-module.ts";

/** Writes a ∘ b: pointers and steps are bytes, a step of 0 stays at a value that is stored four times. */
type BinaryRow = (a: number, aStep: number, b: number, bStep: number, out: number, count: number) => void;

/** The kernels of elementwise operations, and of sums; `count` is a multiple of 4. */
export interface ElementKernels {
  readonly addRow: BinaryRow;
  readonly subtractRow: BinaryRow;
  readonly multiplyRow: BinaryRow;
  readonly divideRow: BinaryRow;
  readonly multiplyGradientRow: BinaryRow;
  readonly divideGradientRow: BinaryRow;
  sumBlocks(x: number, count: number, before: number): number;
}

/** The names of the kernels of two operands. */
export type BinaryRowName = Exclude<keyof ElementKernels, "sumBlocks">;

export const elementKernels: SimdModule<ElementKernels> = /* @__PURE__ */ new SimdModule(ELEMENT_BYTES);
