import { allocate, allocateGradient, type DType, type FloatArray } from "../../tensor/allocate.ts";
import { type ClassLayout, elementOf } from "../../tensor/class-layout.ts";
import { TILE } from "../arrays/element-rows.ts";
import { BLOCK } from "../arrays/summation.ts";
import { type ClassSumsOperands, rangesOf } from "./operands.ts";
import { readTile } from "./read-tile.ts";
import { clearUncounted, putRows, storeRows } from "./tile/load-tile.ts";
import { LINE, PLANE, ROW, tileOf } from "./tile/tile.ts";

/*
 * The terms of a voxel loss without their sum: one for each voxel in the categorical form, one for each class of each voxel in the binary
 * one. Tiles are those of the sums, so that nothing but the map is made, and the way back reads the prediction again.
 */

/** Writes numbers of a list, `count` from the place `start` on, to `out` from `outStart` on; at most TILE at once. */
export type ReadNumbers = (out: FloatArray, outStart: number, start: number, count: number) => void;

/** The layout of the map of a prediction: one class in the categorical form, in the binary one those from `first` on. */
function mapLayoutOf({ layout, terms }: ClassSumsOperands, first: number): ClassLayout {
  return terms!.form === "binary"
    ? { ...layout, classes: layout.classes - first }
    : { ...layout, outer: 1, inner: layout.voxels, classes: 1 };
}

/**
 * The terms of every voxel, 0 where one does not count.
 *
 * @param first - the first class whose terms are in the map of the binary form
 */
export function termMap(
  operands: ClassSumsOperands,
  first: number,
  checked: boolean,
): { readonly map: Float64Array; readonly valid: boolean } {
  const { layout, prediction, target } = operands;
  const mapLayout = mapLayoutOf(operands, first);
  const map = allocate(layout.batch * layout.voxels * mapLayout.classes, "float64") as Float64Array;
  const tile = tileOf(layout.classes, layout.classes * layout.voxels, prediction, target);
  tile.takes = "sums";
  let valid = true;
  forEachBlock(layout, (sample, voxel) => {
    valid = readTile(tile, operands, sample, voxel, checked) && valid;
    if (operands.terms!.form === "binary") {
      const rows = tile.plane(PLANE.gradient);
      operands.termPass!.takeTerms(tile, operands, rows);
      clearUncounted(tile, rows);
      putRows(rows, first, map, mapLayout, sample, voxel, tile.count);
    } else {
      operands.termPass!.takeTerms(tile, operands);
      putRows(tile.line(LINE.term), 0, map, mapLayout, sample, voxel, tile.count);
    }
  });
  return { map, valid };
}

/**
 * The transpose of {@link termMap} in the prediction.
 *
 * @param slopes - reads the derivatives with respect to the map
 */
export function termMapGradient(
  operands: ClassSumsOperands,
  first: number,
  slopes: ReadNumbers,
  dtype: DType,
): FloatArray {
  const { layout, prediction, target, terms } = operands;
  const { batch, classes, voxels } = layout;
  const out = allocateGradient(prediction, batch * classes * voxels, dtype, true);
  const mapLayout = mapLayoutOf(operands, first);
  const arrived = new Float64Array(terms!.form === "binary" ? classes * ROW : ROW);
  const readArrived = rowReader(slopes, mapLayout, arrived, terms!.form === "binary" ? first : 0);
  const tile = tileOf(classes, classes * voxels, out, prediction, target);
  tile.takes = "gradient";
  const overlap = { overlap: null, at: 0, rows: 0 };
  forEachBlock(layout, (sample, voxel) => {
    // First of all: what computes those numbers may use the memory of the tile.
    readArrived(sample, voxel, Math.min(BLOCK, voxels - voxel));
    readTile(tile, operands, sample, voxel, false);
    operands.termPass!.pullBack(tile, operands, overlap, arrived);
    storeRows(tile, tile.plane(PLANE.gradient), out, layout, sample, voxel);
  });
  return out;
}

function forEachBlock(layout: ClassLayout, visit: (sample: number, voxel: number) => void): void {
  for (const { sample, start, end } of rangesOf(layout, null)) {
    for (let voxel = start; voxel < end; voxel += BLOCK) visit(sample, voxel);
  }
}

/** Makes the function that reads the numbers of a block of a map to the rows of a plane, from the row `first` on. */
function rowReader(
  numbers: ReadNumbers,
  layout: ClassLayout,
  plane: Float64Array,
  first: number,
): (sample: number, voxel: number, count: number) => void {
  const { classes, inner } = layout;
  if (inner > 1 || classes === 1) {
    return (sample, voxel, count) => {
      for (let c = 0; c < classes; c++) {
        const row = (first + c) * ROW;
        for (let k = 0; k < count; ) {
          const length = Math.min(count - k, inner > 1 ? inner - ((voxel + k) % inner) : count);
          numbers(plane, row + k, elementOf(layout, sample, voxel + k, c), length);
          k += length;
        }
        plane.fill(0, row + count, row + ROW);
      }
    };
  }
  // Classes are neighbours: those of some voxels at once.
  const step = Math.max(1, Math.floor(TILE / classes));
  const own = new Float64Array(Math.min(step, BLOCK) * classes);
  return (sample, voxel, count) => {
    for (let k = 0; k < count; k += step) {
      const voxels = Math.min(step, count - k);
      const start = elementOf(layout, sample, voxel + k, 0);
      for (let at = 0; at < voxels * classes; at += TILE) {
        numbers(own, at, start + at, Math.min(TILE, voxels * classes - at));
      }
      for (let c = 0; c < classes; c++) {
        for (let v = 0; v < voxels; v++) plane[(first + c) * ROW + k + v] = own[v * classes + c]!;
      }
    }
    for (let c = first; c < first + classes; c++) plane.fill(0, c * ROW + count, (c + 1) * ROW);
  };
}
