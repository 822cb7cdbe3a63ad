import { type TermKernels, termKernels } from "../../simd/term-kernels.ts";
import { LINE, PLANE, type Tile } from "../tile/tile.ts";
import { positivePowerRow, positivePowerSlope } from "./guarded-rows.ts";
import type { TermSlope, VoxelTerms } from "./voxel-terms.ts";
import { weighBySlopes } from "./weigh-by-slopes.ts";

/* The categorical terms of a label map after a softmax of the SIMD kernels, with the bits of label-terms.ts. */

/** The power as the kernels take it: none, the square of 1 − p, or the pointer of a line. */
const [NONE, SQUARE] = [0, 1];

/** The kernels in the memory of a tile whose softmax SIMD kernels have computed; else `null`. */
export function termKernelsOf(tile: Tile): TermKernels | null {
  return tile.isSimdSoftmax ? termKernelsNear(tile) : null;
}

/** The kernels in the memory of a tile; `null` where the plain kernels serve. */
export function termKernelsNear({ simd, labels }: Tile): TermKernels | null {
  return simd === null ? null : (termKernels.near(labels)?.kernels ?? null);
}

/**
 * The lines `factor`, the weight of the class, and where they are asked for `log` and `missing` of each voxel at its label; returns
 * what the power is.
 */
function takeLines(
  tile: Tile,
  kernels: TermKernels,
  terms: VoxelTerms,
  withLog: boolean,
  withMissing: boolean,
): number {
  const { labels, padded, classes, pairs } = tile;
  const { weights, gamma } = terms;
  const missing = tile.line(LINE.missing);
  const power = tile.line(LINE.power);
  pairs.set(weights);
  kernels.labelLogs(
    labels.byteOffset,
    tile.plane(PLANE.input).byteOffset,
    pairs.byteOffset,
    padded,
    tile.line(LINE.largest).byteOffset,
    tile.line(LINE.others).byteOffset,
    power.byteOffset,
    tile.line(LINE.factor).byteOffset,
    withLog ? tile.line(LINE.log).byteOffset : 0,
  );
  if (withMissing || gamma !== 0) {
    const p = tile.plane(PLANE.probability).byteOffset;
    kernels.labelOthers(labels.byteOffset, p, classes, padded, missing.byteOffset);
  }
  if (gamma !== 0 && gamma !== 2) positivePowerRow(tile, power, missing, padded, gamma);
  return powerOf(tile, terms);
}

function powerOf(tile: Tile, { gamma }: VoxelTerms): number {
  if (gamma === 0) return NONE;
  return gamma === 2 ? SQUARE : tile.line(LINE.power).byteOffset;
}

/** The lines `term` and `weight`. */
export function takeSimdLabelTerms(tile: Tile, kernels: TermKernels, terms: VoxelTerms): void {
  const power = takeLines(tile, kernels, terms, true, tile.takes === "both");
  const { padded } = tile;
  const factor = tile.line(LINE.factor);
  kernels.labelTerms(
    factor.byteOffset,
    tile.line(LINE.log).byteOffset,
    tile.line(LINE.missing).byteOffset,
    power,
    padded,
    tile.line(LINE.term).byteOffset,
  );
  tile.line(LINE.weight).set(factor.subarray(0, padded));
}

/** The lines `slope`, `factor` and `missing`. */
export function takeSimdLabelSlopes(
  tile: Tile,
  kernels: TermKernels,
  terms: VoxelTerms,
  slope: TermSlope,
): void {
  const power =
    tile.takes === "both" ? powerOf(tile, terms) : takeLines(tile, kernels, terms, terms.gamma !== 0, true);
  const { padded } = tile;
  const factor = tile.line(LINE.factor);
  const missing = tile.line(LINE.missing);
  kernels.labelSlopes(
    factor.byteOffset,
    tile.line(LINE.log).byteOffset,
    missing.byteOffset,
    power,
    padded,
    weighBySlopes(factor, slope, padded),
    tile.line(LINE.slope).byteOffset,
  );
  if (power > SQUARE) positivePowerSlope(tile, factor, factor, missing, padded, terms.gamma);
}

/** The gradient plane of terms alone, of the lines that {@link takeSimdLabelSlopes} has filled. */
export function putSimdTermGradient(tile: Tile, kernels: TermKernels, { gamma }: VoxelTerms): void {
  const { labels, padded, classes } = tile;
  kernels.termGradientRows(
    tile.plane(PLANE.probability).byteOffset,
    classes,
    padded,
    labels.byteOffset,
    tile.line(LINE.top).byteOffset,
    gamma === 0 ? 0 : tile.line(LINE.factor).byteOffset,
    tile.line(LINE.slope).byteOffset,
    tile.line(LINE.missing).byteOffset,
    tile.plane(PLANE.gradient).byteOffset,
  );
}
