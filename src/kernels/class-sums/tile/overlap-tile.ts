import { sumBlock } from "../../arrays/summation.ts";
import type { OverlapKind } from "../../overlap/overlap-block.ts";
import { PLANE, ROW, type Tile } from "./tile.ts";

/*
 * Overlap sums of a tile and their derivatives. The sums of a block are four numbers a class: Σ p·t or Σ min(p, t), Σ p or Σ p²,
 * Σ t or Σ t², and Σ t; they are added to `sums` from `at` on, each kind `classes` apart.
 */

/** The sums of a label map, for {@link OverlapKind} "products": no row of the target is needed. */
export function addLabelSums(tile: Tile, sums: Float64Array, at: number): void {
  const { classes, padded, labels, simd, pairs, lanes } = tile;
  const p = tile.plane(PLANE.probability);
  if (simd === null) {
    for (let c = 0; c < classes; c++) sums[at + classes + c]! += sumBlock(p, c * ROW, 1, padded);
    lanes.fill(0);
    addToLanes(lanes, 4 * classes, p, labels, padded);
  } else {
    pairs.fill(0);
    simd.kernels.addRowSums(p.byteOffset, classes, padded, pairs.byteOffset);
    for (let c = 0; c < classes; c++) sums[at + classes + c]! += pairs[c]!;
    lanes.fill(0);
    const counts = lanes.byteOffset + 32 * classes;
    simd.kernels.addLabelLanes(labels.byteOffset, p.byteOffset, padded, lanes.byteOffset, counts);
  }
  for (let c = 0; c < classes; c++) {
    const overlap = sumBlock(lanes, 4 * c, 1, 4);
    const voxels = sumBlock(lanes, 4 * (classes + c), 1, 4);
    sums[at + c]! += overlap;
    sums[at + 2 * classes + c]! += voxels;
    sums[at + 3 * classes + c]! += voxels;
  }
}

/** Lanes of each class for Σ p·t, and behind them for Σ t. A term of 0 would not change a lane, so it is left out. */
function addToLanes(
  lanes: Float64Array,
  counts: number,
  p: Float64Array,
  labels: Int32Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const label = labels[k]!;
    if (label < 0) continue;
    const lane = 4 * label + (k & 3);
    lanes[lane]! += p[label * ROW + k]!;
    lanes[counts + lane]! += 1;
  }
}

/** The kinds of overlap as SIMD kernels know them. */
const KINDS: Readonly<Record<OverlapKind, number>> = { products: 0, squares: 1, minima: 2 };

/** The sums of the rows of the target plane. */
export function addSoftSums(tile: Tile, kind: OverlapKind, sums: Float64Array, at: number): void {
  const { classes, padded, simd, lanes } = tile;
  const p = tile.plane(PLANE.probability);
  const t = tile.plane(PLANE.target);
  for (let c = 0; simd !== null && c < classes; c++) {
    const row = 8 * c * ROW;
    simd.kernels.sumRow(KINDS[kind], p.byteOffset + row, t.byteOffset + row, padded, lanes.byteOffset);
    for (let which = 0; which < 4; which++) sums[at + which * classes + c]! += lanes[which]!;
  }
  for (let c = 0; simd === null && c < classes; c++) {
    const row = c * ROW;
    const volume = sumBlock(t, row, 1, padded);
    sums[at + c]! += kind === "minima" ? sumMinima(p, t, row, padded) : sumProducts(p, t, row, padded);
    sums[at + classes + c]! +=
      kind === "squares" ? sumProducts(p, p, row, padded) : sumBlock(p, row, 1, padded);
    sums[at + 2 * classes + c]! += kind === "squares" ? sumProducts(t, t, row, padded) : volume;
    sums[at + 3 * classes + c]! += volume;
  }
}

function sumProducts(a: Float64Array, b: Float64Array, row: number, count: number): number {
  let lane0 = 0;
  let lane1 = 0;
  let lane2 = 0;
  let lane3 = 0;
  const end = row + count;
  for (let i = row; i < end; i += 4) {
    lane0 += a[i]! * b[i]!;
    lane1 += a[i + 1]! * b[i + 1]!;
    lane2 += a[i + 2]! * b[i + 2]!;
    lane3 += a[i + 3]! * b[i + 3]!;
  }
  return lane0 + lane1 + (lane2 + lane3);
}

function sumMinima(a: Float64Array, b: Float64Array, row: number, count: number): number {
  let lane0 = 0;
  let lane1 = 0;
  let lane2 = 0;
  let lane3 = 0;
  const end = row + count;
  for (let i = row; i < end; i += 4) {
    lane0 += Math.min(a[i]!, b[i]!);
    lane1 += Math.min(a[i + 1]!, b[i + 1]!);
    lane2 += Math.min(a[i + 2]!, b[i + 2]!);
    lane3 += Math.min(a[i + 3]!, b[i + 3]!);
  }
  return lane0 + lane1 + (lane2 + lane3);
}

/** The derivatives with respect to the overlap sums of one sample. */
export interface OverlapSlopes {
  /** Those with respect to the first two sums of each class of each sample; `null`: all are 0. */
  readonly overlap: Float64Array | null;
  /** The place in `overlap` of the first derivative of the sample, and the distance from there to the first one of the second sum. */
  readonly at: number;
  readonly rows: number;
}

/**
 * The derivative with respect to each probability into the slope plane: a·t + b, a·t + 2·b·p or a·∂min(p, t)/∂p + b by kind.
 *
 * @param coefficients - a of each class from `at` on, b of each class `rows` behind
 */
export function slopeOfOverlap(
  tile: Tile,
  kind: OverlapKind,
  coefficients: Float64Array,
  at: number,
  rows: number,
): void {
  const { classes, padded, simd } = tile;
  const p = tile.plane(PLANE.probability);
  const t = tile.plane(PLANE.target);
  const slope = tile.plane(PLANE.slope);
  const slopeOfRow = { products: slopeOfProducts, squares: slopeOfSquares, minima: slopeOfMinima }[kind];
  for (let c = 0; c < classes; c++) {
    const [a, b] = [coefficients[at + c]!, coefficients[at + rows + c]!];
    if (simd === null) slopeOfRow(slope, p, t, c * ROW, padded, a, b);
    else {
      const row = 8 * c * ROW;
      const [ofP, ofT] = [p.byteOffset + row, t.byteOffset + row];
      simd.kernels.slopeRow(KINDS[kind], ofP, ofT, padded, a, b, slope.byteOffset + row);
    }
  }
}

type RowSlope = (
  slope: Float64Array,
  p: Float64Array,
  t: Float64Array,
  row: number,
  count: number,
  a: number,
  b: number,
) => void;

const slopeOfProducts: RowSlope = (slope, _p, t, row, count, a, b) => {
  for (let k = row; k < row + count; k++) slope[k] = a * t[k]! + b;
};

const slopeOfSquares: RowSlope = (slope, p, t, row, count, a, b) => {
  for (let k = row; k < row + count; k++) slope[k] = a * t[k]! + 2 * b * p[k]!;
};

const slopeOfMinima: RowSlope = (slope, p, t, row, count, a, b) => {
  for (let k = row; k < row + count; k++) slope[k] = a * (0.5 - 0.5 * Math.sign(p[k]! - t[k]!)) + b;
};
