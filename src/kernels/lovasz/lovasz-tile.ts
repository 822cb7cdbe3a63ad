import { termKernelsOf } from "../class-sums/terms/simd-label-terms.ts";
import { sigmoidOfNegativeTile } from "../class-sums/tile/sigmoid-tile.ts";
import { softmaxPullbackTile } from "../class-sums/tile/softmax-tile.ts";
import { sumOfOtherRows, sumOfOthersAtLabels } from "../class-sums/tile/sum-of-others.ts";
import { LINE, PLANE, ROW, type Tile } from "../class-sums/tile/tile.ts";

/**
 * What an error is: `"hinge"` max(0, 1 − x·(2t − 1)) of a raw score, else |t − p| of a probability, which is given, or that of a
 * sigmoid or a softmax.
 */
export type LovaszForm = "hinge" | "none" | "sigmoid" | "softmax";

/**
 * The errors of a softmax and a label map, into the plane `slope`: p, but at the label Σ p of the other classes. The difference 1 − p
 * would be 0 beside a saturated logit, without a slope.
 */
export function labelErrorTile(tile: Tile): void {
  const { classes, padded, labels } = tile;
  const p = tile.plane(PLANE.probability);
  const missing = tile.line(LINE.missing);
  const out = tile.plane(PLANE.slope);
  out.set(p);
  const simd = termKernelsOf(tile);
  if (simd === null) sumOfOthersAtLabels(missing, p, classes, labels, padded);
  else simd.labelOthers(labels.byteOffset, p.byteOffset, classes, padded, missing.byteOffset);
  for (let k = 0; k < padded; k++) {
    const label = labels[k]!;
    if (label >= 0) out[label * ROW + k] = missing[k]!;
  }
}

/**
 * The gradient of a softmax and a label map into the plane `gradient`, with the derivatives with respect to the errors in the plane
 * `logSlope`: that at the label goes to each other class.
 */
export function labelLovaszTile(tile: Tile): void {
  const { classes, padded, labels } = tile;
  const u = tile.plane(PLANE.logSlope);
  const slope = tile.plane(PLANE.slope);
  const own = tile.line(LINE.factor);
  for (let k = 0; k < padded; k++) {
    const label = labels[k]!;
    own[k] = label < 0 ? 0 : u[label * ROW + k]!;
  }
  for (let c = 0; c < classes; c++) addOwn(slope, u, own, labels, c, padded);
  softmaxPullbackTile(tile, tile.plane(PLANE.gradient), false);
}

function addOwn(
  slope: Float64Array,
  u: Float64Array,
  own: Float64Array,
  labels: Int32Array,
  c: number,
  count: number,
): void {
  const row = c * ROW;
  for (let k = 0; k < count; k++) slope[row + k] = labels[k] === c ? 0 : own[k]! + u[row + k]!;
}

/** The errors of a tile with its input, probabilities and target, into the plane `slope`. */
export function lovaszErrorTile(tile: Tile, form: LovaszForm): void {
  const { classes, padded } = tile;
  const x = tile.plane(PLANE.input);
  const t = tile.plane(PLANE.target);
  const p = tile.plane(PLANE.probability);
  const rest = tile.plane(PLANE.rest);
  const out = tile.plane(PLANE.slope);
  // 1 − p from what it is made of: beside a saturated logit the difference would be 0, without a slope.
  if (form === "sigmoid") sigmoidOfNegativeTile(tile);
  if (form === "softmax") sumOfOtherRows(tile, rest, p);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    if (form === "hinge") hingeRow(out, x, t, row, padded);
    else if (form === "none") distanceRow(out, x, t, row, padded);
    else choiceRow(out, t, rest, p, row, padded);
  }
}

function hingeRow(out: Float64Array, x: Float64Array, t: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k] = Math.max(0, 1 - x[k]! * (2 * t[k]! - 1));
}

function distanceRow(out: Float64Array, x: Float64Array, t: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k] = Math.abs(t[k]! - x[k]!);
}

function choiceRow(
  out: Float64Array,
  t: Float64Array,
  yes: Float64Array,
  no: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) out[k] = t[k] !== 0 ? yes[k]! : no[k]!;
}

/** The gradient of a tile into the plane `gradient`, with the derivatives with respect to the errors in the plane `logSlope`. */
export function lovaszGradientTile(tile: Tile, form: LovaszForm): void {
  const { classes, padded } = tile;
  const x = tile.plane(PLANE.input);
  const t = tile.plane(PLANE.target);
  const u = tile.plane(PLANE.logSlope);
  const out = tile.plane(PLANE.gradient);
  if (form === "softmax") {
    softmaxGradient(tile);
    return;
  }
  if (form === "sigmoid") sigmoidOfNegativeTile(tile);
  const p = tile.plane(PLANE.probability);
  const rest = tile.plane(PLANE.rest);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    if (form === "hinge") hingeSlope(out, u, x, t, row, padded);
    else if (form === "none") distanceSlope(out, u, x, t, row, padded);
    else sigmoidSlope(out, u, t, p, rest, row, padded);
  }
}

/** An error of the target is Σ p of the other classes, each of which gets its derivative; another error is p itself. */
function softmaxGradient(tile: Tile): void {
  const { classes, padded } = tile;
  const t = tile.plane(PLANE.target);
  const u = tile.plane(PLANE.logSlope);
  const ofTarget = tile.plane(PLANE.rest);
  const slope = tile.plane(PLANE.slope);
  for (let c = 0; c < classes; c++) keepTarget(ofTarget, t, u, c * ROW, padded);
  sumOfOtherRows(tile, slope, ofTarget);
  for (let c = 0; c < classes; c++) addOthers(slope, t, u, c * ROW, padded);
  softmaxPullbackTile(tile, tile.plane(PLANE.gradient), false);
}

function keepTarget(out: Float64Array, t: Float64Array, u: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k] = t[k] !== 0 ? u[k]! : 0;
}

function addOthers(out: Float64Array, t: Float64Array, u: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) if (t[k] === 0) out[k]! += u[k]!;
}

function hingeSlope(
  out: Float64Array,
  u: Float64Array,
  x: Float64Array,
  t: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) {
    const sign = 2 * t[k]! - 1;
    const distance = 1 - x[k]! * sign;
    // At the kink the mean of both sides.
    const slope = distance > 0 ? u[k]! : distance < 0 ? 0 : u[k]! / 2;
    out[k] = -slope * sign;
  }
}

function distanceSlope(
  out: Float64Array,
  u: Float64Array,
  x: Float64Array,
  t: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) out[k] = -(u[k]! * Math.sign(t[k]! - x[k]!));
}

function sigmoidSlope(
  out: Float64Array,
  u: Float64Array,
  t: Float64Array,
  p: Float64Array,
  rest: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) {
    const slope = u[k]! * (p[k]! * rest[k]!);
    out[k] = t[k] !== 0 ? -slope : slope;
  }
}
