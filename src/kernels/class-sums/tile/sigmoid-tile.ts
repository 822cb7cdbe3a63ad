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
  if (takeSimdSigmoid(tile, p, false)) {
    clearUncounted(tile, p);
    return 0;
  }
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
  if (takeSimdSigmoid(tile, rest, true)) return;
  for (let c = 0; c < classes; c++) negativeRow(rest, x, c * ROW, padded);
}

/** σ(x) or σ(−x) of the input plane by SIMD; `false` where no SIMD kernel serves, or a logit is too large for it, or not finite. */
function takeSimdSigmoid(tile: Tile, out: Float64Array, negative: boolean): boolean {
  const { simd, classes, padded } = tile;
  if (simd === null) return false;
  const from = tile.plane(PLANE.input).byteOffset;
  return simd.kernels.sigmoidRows(from, classes, padded, negative ? 1 : 0, out.byteOffset) !== 0;
}

/** out = g·p·(1 − p), with the derivatives g in the slope plane, into the gradient plane. */
export function sigmoidPullbackTile(tile: Tile): void {
  const { classes, padded } = tile;
  const p = tile.plane(PLANE.probability);
  const rest = tile.plane(PLANE.rest);
  const g = tile.plane(PLANE.slope);
  const out = tile.plane(PLANE.gradient);
  if (tile.simd !== null) {
    const [ofP, to] = [g.byteOffset, out.byteOffset];
    tile.simd.kernels.sigmoidPullbackRows(ofP, p.byteOffset, rest.byteOffset, classes, padded, to);
    return;
  }
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
