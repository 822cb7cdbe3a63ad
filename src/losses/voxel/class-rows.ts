import { reshapeTo, sumAlong, sumTo } from "../../autodiff/fit.ts";
import { multiply } from "../../ops/arithmetic.ts";
import { withoutFirst } from "../../ops/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { OverlapSettings } from "../overlap/overlap-options.ts";
import type { Reduction } from "../overlap/reduction.ts";
import type { VoxelGrid } from "./voxel-grid.ts";

/** The rows and classes of a loss whose sums come from whole channels, and how its entries are reduced. */
export interface ClassRows {
  readonly rows: number;
  /** Whether each row and class takes part: it has a target voxel, or absent classes are kept. */
  readonly takesPart: readonly boolean[];
  readonly reduction: Reduction;
  readonly classes: number;
  readonly weights: readonly number[] | null;
}

export function rowsOf(grid: VoxelGrid, settings: OverlapSettings): ClassRows {
  const { batch, average, reduction, weightNormalization, absentClasses, includeBackground } = settings;
  const rows = batch ? 1 : grid.layout.batch;
  const { classes, given: weights } = grid;
  const first = includeBackground ? 0 : 1;
  const constant = new Tensor(grid.target.data, grid.target.shape);
  const volumes = sumTo(constant, [rows, 1, grid.layout.classes, 1]).data;
  const takesPart = Array.from({ length: rows * classes }, (_, k) => {
    const volume = volumes[Math.floor(k / classes) * grid.layout.classes + first + (k % classes)]!;
    return absentClasses === "keep" || volume > 0;
  });
  const micro = average === "micro";
  const someTakePart = Array.from({ length: rows }, (_, row) =>
    takesPart.slice(row * classes, (row + 1) * classes).some(Boolean),
  );
  return {
    rows,
    classes,
    weights,
    takesPart,
    reduction: {
      reduction,
      weightNormalization,
      absentClasses,
      weights: micro ? null : weights,
      present: micro ? someTakePart : takesPart,
      shape: [...(batch ? [] : [rows]), ...(micro ? [] : [classes])],
    },
  };
}

/** Σ over the voxels of [batch, outer, classes, inner]: [batch, classes], without a background that is left out. */
export function sumClasses(x: Tensor, includeBackground: boolean): Tensor {
  const [batch, , classes] = x.shape as readonly [number, number, number, number];
  const sums = reshapeTo(sumTo(x, [batch, 1, classes, 1]), [batch, classes]);
  return includeBackground ? sums : withoutFirst(sums, 1);
}

/** Sums [batch, classes] pooled as the options say, [rows, classes]: over the batch, and over the classes of a row. */
export function poolRows(
  sums: Tensor,
  { rows, classes, takesPart, weights }: ClassRows,
  { batch, average }: OverlapSettings,
): Tensor {
  const perRow = batch ? sumAlong(sums, 0) : sums;
  if (average === "macro") return perRow;
  const pool = Float64Array.from(takesPart, (takes, at) => (takes ? (weights?.[at % classes] ?? 1) : 0));
  return sumAlong(multiply(perRow, new Tensor(pool, [rows, classes])), 1);
}
