import { POWERS } from "../elementary/exp-table.ts";
import { centres, inverses, logarithms } from "../elementary/logarithm.ts";
import { LOSS_BYTES } from "./loss-bytes.ts";
import { SimdModule } from "./simd-module.ts";

/** The kernels of the losses. Pointers are bytes from the start of the memory, counts are elements. */
export interface LossKernels {
  expRow(x: number, out: number, count: number): void;
  logRow(x: number, out: number, count: number): void;
  log1pRow(x: number, out: number, count: number): void;
  gatherRow(from: number, step: number, count: number, out: number): void;
  scatterRow(row: number, count: number, to: number, step: number): void;
  hotRow(labels: number, label: number, count: number, out: number): void;
  maskRow(row: number, counted: number, count: number): void;
  greatestByte(bytes: number, count: number): number;
  sumOverlap(kind: number, p: number, t: number, count: number, out: number, bounds: number): void;
  spreadOverlap(kind: number, p: number, t: number, count: number, a: number, b: number, out: number): void;
}

/** Where the kernels read the tables of kernels/elementary, in bytes. */
const POWERS_AT = 1024;
const LOG_CELLS_AT = 2048;

/** Bytes at the start of a memory that hold tables: rows and tiles may lie from here to KERNEL_BYTES. */
export const TABLE_BYTES = 4096;

export const lossKernels: SimdModule<LossKernels> = /* @__PURE__ */ new SimdModule(LOSS_BYTES, writeTables);

function writeTables(memory: Float64Array): void {
  memory.set(POWERS, POWERS_AT / 8);
  const cells = Array.from(centres, (centre, k) => [centre, inverses[k]!, logarithms[k]!, 0]);
  memory.set(cells.flat(), LOG_CELLS_AT / 8);
}
