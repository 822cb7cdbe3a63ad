import { POWERS } from "../elementary/exp-table.ts";
import { EXP_CONSTANTS } from "../elementary/exponential.ts";
import { LOSS_BYTES } from "./loss-bytes.ts";
import { SimdModule } from "./simd-module.ts";

/** The kernels of every loss. Pointers are bytes from the start of the memory, counts are elements. */
export interface LossKernels {
  scalePowers(): void;
  gatherRow(from: number, step: number, count: number, out: number): void;
  scatterRow(row: number, count: number, to: number, step: number): void;
  hotRow(labels: number, label: number, count: number, out: number): void;
  maskRow(row: number, counted: number, count: number): void;
  greatestByte(bytes: number, count: number): number;
  widenRow(from: number, count: number, row: number): void;
  widenSteps(from: number, step: number, count: number, row: number): void;
  narrowRow(row: number, count: number, to: number): void;
  narrowSteps(row: number, count: number, to: number, step: number): void;
  clearRows(rows: number, classes: number, count: number, counted: number): void;
  widenLargestRows(
    from: number,
    step: number,
    classes: number,
    count: number,
    x: number,
    largest: number,
    top: number,
  ): number;
  largestRows(x: number, classes: number, count: number, largest: number, top: number): number;
  softmaxRows(
    x: number,
    classes: number,
    count: number,
    largest: number,
    top: number,
    p: number,
    sums: number,
    others: number,
  ): void;
  addRowSums(rows: number, classes: number, count: number, sums: number): void;
  labelGradientRows(
    p: number,
    classes: number,
    count: number,
    labels: number,
    slopes: number,
    top: number,
    others: number,
    log: number,
    missing: number,
    out: number,
  ): void;
  readLabels(
    from: number,
    count: number,
    labelled: number,
    shift: number,
    counted: number,
    out: number,
  ): number;
  addLabelLanes(labels: number, p: number, count: number, lanes: number, counts: number): void;
  sigmoidRows(x: number, classes: number, count: number, negative: number, out: number): number;
  markRows(labels: number, classes: number, count: number, out: number): void;
  othersRows(x: number, classes: number, count: number, out: number): void;
  sumRow(kind: number, p: number, t: number, count: number, out: number): void;
  slopeRow(kind: number, p: number, t: number, count: number, a: number, b: number, out: number): void;
  sigmoidPullbackRows(g: number, p: number, rest: number, classes: number, count: number, out: number): void;
  softmaxPullbackRows(
    p: number,
    g: number,
    top: number,
    classes: number,
    count: number,
    out: number,
    adds: number,
  ): void;
  sumOverlap(kind: number, p: number, t: number, count: number, out: number): number;
  boundRow(row: number, count: number, bounds: number): void;
  sumHotOverlap(p: number, t: number, count: number, out: number, marks: number): number;
  spreadHot(marks: number, count: number, a: number, b: number, table: number, out: number): void;
  spreadOverlap(kind: number, p: number, t: number, count: number, a: number, b: number, out: number): void;
}

/** Where the kernels read the tables of kernels/elementary, in bytes. */
const EXP_CONSTANTS_AT = 512;
/** What a whole number is added to, so that its bits are the last ones. */
const WHOLE_AT = 712;
const ENTRY_MASK_AT = 784;
const POWERS_AT = 1024;

/** Steps of the exponential from that of the first scaled power to 0. */
const STEPS_BELOW_0 = 126 * 32;

export const lossKernels: SimdModule<LossKernels> = /* @__PURE__ */ new SimdModule(
  LOSS_BYTES,
  (memory, { scalePowers }) => {
    writeTables(memory);
    scalePowers();
  },
);

/** Writes what the exponential and the kernels of tiles read. */
export function writeTables(memory: Float64Array): void {
  const [perUnit, rounder, ...others] = EXP_CONSTANTS as readonly [number, number, ...number[]];
  // So many steps are even: with them, a number is rounded to the same step.
  memory.set([perUnit, rounder + STEPS_BELOW_0, ...others], EXP_CONSTANTS_AT / 8);
  memory[WHOLE_AT / 8] = 2 ** 52;
  // Scaled powers have 16 bytes each, and fewer than 2¹³ places.
  new Int32Array(memory.buffer, ENTRY_MASK_AT, 4).fill(16 * (2 ** 13 - 1));
  memory.set(POWERS, POWERS_AT / 8);
}
