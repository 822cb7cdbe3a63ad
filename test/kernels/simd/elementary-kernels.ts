import { SimdModule } from "../../../src/kernels/simd/simd-module.ts";
import { writeLogTables } from "../../../src/kernels/simd/term-kernels.ts";
import { ELEMENTARY_BYTES } from "./elementary-bytes.ts";

/** The elementary functions of the kernels over a row of float64; `count` is a multiple of 4. */
export interface ElementaryKernels {
  scalePowers(): void;
  expRow(x: number, out: number, count: number): void;
  logRow(x: number, out: number, count: number): void;
  log1pRow(x: number, out: number, count: number): void;
}

export const elementaryKernels: SimdModule<ElementaryKernels> = new SimdModule(
  ELEMENTARY_BYTES,
  (memory, { scalePowers }) => {
    writeLogTables(memory);
    scalePowers();
  },
);
