import { isFloatArray } from "../../tensor/allocate.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import { BLOCK } from "../arrays/summation.ts";
import { type ClassSumsOperands, usesLabels } from "./operands.ts";
import { loadLabels, loadRows, placeTile, spreadLabels } from "./tile/load-tile.ts";
import { sigmoidTile } from "./tile/sigmoid-tile.ts";
import { softmaxTile } from "./tile/softmax-tile.ts";
import { loadLogits } from "./tile/staged-rows.ts";
import { PLANE, ROW, type Tile } from "./tile/tile.ts";

/**
 * Reads a block and computes its probabilities.
 *
 * @returns whether all labels, and if `checked` all other values, may be what they should be
 */
export function readTile(
  tile: Tile,
  operands: ClassSumsOperands,
  sample: number,
  voxel: number,
  checked: boolean,
): boolean {
  const { layout, prediction, target, counted, activation, terms } = operands;
  const count = Math.min(BLOCK, layout.voxels - voxel);
  placeTile(tile, layout, sample, voxel, count, counted);
  const x = tile.plane(PLANE.input);
  if (activation === "softmax") loadLogits(tile, prediction, layout, sample, voxel);
  else loadRows(tile, x, prediction, layout, sample, voxel);
  let valid = true;
  if (isFloatArray(target)) {
    const t = tile.plane(PLANE.target);
    loadRows(tile, t, target, layout, sample, voxel);
    if (checked) valid = holdsProbabilities(tile, t);
  } else {
    valid = loadLabels(tile, target, sample * layout.voxels + voxel);
    if (!usesLabels(operands)) spreadLabels(tile, tile.plane(PLANE.target));
  }
  if (activation === "softmax") {
    // The derivative of a logarithm alone needs no logarithm.
    const withLogs = terms !== null && (tile.takes !== "gradient" || terms.gamma !== 0);
    if (!Number.isFinite(softmaxTile(tile, withLogs)) && checked) valid = false;
  } else if (activation === "sigmoid") {
    if (!Number.isFinite(sigmoidTile(tile)) && checked) valid = false;
  } else {
    tile.plane(PLANE.probability).set(x);
    if (checked && !holdsProbabilities(tile, x)) valid = false;
  }
  return valid;
}

function holdsProbabilities(tile: Tile, plane: Float64Array): boolean {
  let valid = true;
  for (let c = 0; c < tile.classes; c++) valid = rowHoldsProbabilities(plane, c * ROW, tile.count) && valid;
  return valid;
}

function rowHoldsProbabilities(plane: Float64Array, row: number, count: number): boolean {
  let valid = true;
  for (let k = row; k < row + count; k++) if (!isProbability(plane[k]!)) valid = false;
  return valid;
}
