import type { FloatArray } from "../../tensor/allocate.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";

/** Extents of a product of matrices. */
export interface MatrixSizes {
  readonly rows: number;
  readonly terms: number;
  readonly columns: number;
}

/**
 * out[…, i, j] = Σ_k a[…, i, k]·b[…, k, j] over a batch to which both broadcast. Each sum is in float64, from the first
 * term to the last.
 */
export function multiplyMatrices(
  out: FloatArray,
  a: FloatArray,
  aShape: readonly number[],
  b: FloatArray,
  bShape: readonly number[],
  batch: readonly number[],
  sizes: MatrixSizes,
): void {
  const { rows, terms, columns } = sizes;
  const runs = planRuns(
    batch,
    [batch, aShape.slice(0, -2), bShape.slice(0, -2)].map((shape) => broadcastStrides(shape, batch)),
  );
  const [step, aStep, bStep] = runs.steps as [number, number, number];
  const sums = new Float64Array(columns);
  forEachRun(runs, (starts, count) => {
    for (let k = 0; k < count; k++) {
      const to = (starts[0]! + k * step) * rows * columns;
      const left = (starts[1]! + k * aStep) * rows * terms;
      const right = (starts[2]! + k * bStep) * terms * columns;
      for (let i = 0; i < rows; i++) {
        multiplyRow(sums, a, left + i * terms, b, right, terms, columns);
        for (let j = 0; j < columns; j++) out[to + i * columns + j] = sums[j]!;
      }
    }
  });
}

/** One row of the product: rows of b, which are next to each other, times the terms of a row of a. */
function multiplyRow(
  sums: Float64Array,
  a: FloatArray,
  aStart: number,
  b: FloatArray,
  bStart: number,
  terms: number,
  columns: number,
): void {
  sums.fill(0);
  for (let k = 0, at = bStart; k < terms; k++, at += columns) {
    const factor = a[aStart + k]!;
    for (let j = 0; j < columns; j++) sums[j]! += factor * b[at + j]!;
  }
}
