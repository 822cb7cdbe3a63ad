import { sigmoid } from "../../elementary/sigmoid.ts";
import { clearUncounted } from "./load-tile.ts";
import { PLANE, ROW, type Tile } from "./tile.ts";

/**
 * σ(x) of the input plane into the probability plane, which is 0 where a voxel does not count.
 *
 * @returns a finite number if all logits are finite; it may be infinite although they are
 */
export function sigmoidTile(tile: Tile): number {
  const { classes, padded } = tile;
  const x = tile.plane(PLANE.input);
  const p = tile.plane(PLANE.probability);
  let probe = 0;
  for (let c = 0; c < classes; c++) {
    sigmoidRow(p, x, c * ROW, padded);
    probe += sumRow(x, c * ROW, padded);
  }
  clearUncounted(tile, p);
  return probe;
}

/** σ(−x) of the input plane into the plane `rest`. */
export function sigmoidOfNegativeTile(tile: Tile): void {
  const { classes, padded } = tile;
  const x = tile.plane(PLANE.input);
  const rest = tile.plane(PLANE.rest);
  for (let c = 0; c < classes; c++) negativeRow(rest, x, c * ROW, padded);
}

/** out = g·p·(1 − p), with the derivatives g in the slope plane, into the gradient plane. */
export function sigmoidPullbackTile(tile: Tile): void {
  const { classes, padded } = tile;
  const p = tile.plane(PLANE.probability);
  const rest = tile.plane(PLANE.rest);
  const g = tile.plane(PLANE.slope);
  const out = tile.plane(PLANE.gradient);
  for (let c = 0; c < classes; c++) pullBackRow(out, g, p, rest, c * ROW, padded);
}

function sigmoidRow(out: Float64Array, x: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k] = sigmoid(x[k]!);
}

function negativeRow(out: Float64Array, x: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k] = sigmoid(-x[k]!);
}

function sumRow(x: Float64Array, row: number, count: number): number {
  let sum = 0;
  for (let k = row; k < row + count; k++) sum += x[k]!;
  return sum;
}

function pullBackRow(
  out: Float64Array,
  g: Float64Array,
  p: Float64Array,
  rest: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) out[k] = g[k]! * (p[k]! * rest[k]!);
}
