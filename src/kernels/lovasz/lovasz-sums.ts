import { type FloatArray, isFloatArray } from "../../tensor/allocate.ts";
import { type ClassLayout, elementOf } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { ClassSumsOperands } from "../class-sums/operands.ts";
import { readTile } from "../class-sums/read-tile.ts";
import { storeRows } from "../class-sums/tile/load-tile.ts";
import { PLANE, ROW, type Tile, tileOf } from "../class-sums/tile/tile.ts";
import { type ErrorRows, type LovaszSet, SetSorter } from "./lovasz-sets.ts";
import {
  type LovaszForm,
  labelErrorTile,
  labelLovaszTile,
  lovaszErrorTile,
  lovaszGradientTile,
} from "./lovasz-tile.ts";
import { RankPlaces } from "./rank-places.ts";
import type { SortedErrors } from "./sorted-errors.ts";

/** A prediction and a target of zeros and ones over the same voxels and classes. */
export interface LovaszOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Counted;
  readonly form: LovaszForm;
}

/** The results of the passes over the errors. */
export interface LovaszSums {
  /** Σ weight · error of each sample and class. */
  readonly sums: Float64Array;
  /** The order of the set of each sample and class; `null` in no set. */
  readonly sorted: readonly (SortedErrors | null)[];
}

/** The results of a pass over all voxels. */
interface ErrorPass {
  /** Σ t of each sample and class. */
  readonly targetVoxels: Float64Array;
  /** Whether all values that count may be what they should be. */
  readonly valid: boolean;
}

/** Reports whether the labels serve as they are; otherwise the target becomes rows of 0 and 1. */
function usesLabels({ target, form }: LovaszOperands): boolean {
  return form === "softmax" && !isFloatArray(target);
}

/** Calls `visit` for each block of voxels of some samples, with the tile that holds it. */
function forEachTile(
  operands: LovaszOperands,
  samples: Iterable<number>,
  checked: boolean,
  visit: (tile: Tile, sample: number, voxel: number, valid: boolean) => void,
): void {
  const { layout, prediction, target, form } = operands;
  const { classes, voxels } = layout;
  const tile = tileOf(classes, classes * voxels, prediction, target);
  const given: ClassSumsOperands = {
    ...operands,
    activation: form === "hinge" ? "none" : form,
    // Distances need the target as rows.
    overlap: usesLabels(operands) ? "products" : "distances",
    terms: null,
    termPass: null,
  };
  for (const sample of samples) {
    for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
      visit(tile, sample, voxel, readTile(tile, given, sample, voxel, checked));
    }
  }
}

/** Errors that are kept at a time. */
const MAX_ERRORS = 2 ** 20;

/** Rows that are kept at a time even so: each group of rows has the classes of all its voxels read again. */
const MIN_ROWS = 4;

/**
 * The sums of a Lovász loss: a pass over the voxels for the errors, and a sort of each set. The errors of many voxels are not kept, but
 * computed again for a few rows at a time.
 *
 * @param setsOf - the sets, from Σ t of each sample and class; it throws if the values are not valid
 * @param out - takes the ranks of all errors, for {@link putLovaszGradient}; `null`: the sums alone are wanted
 * @param most - errors that are kept at a time
 */
export function lovaszSums(
  operands: LovaszOperands,
  checked: boolean,
  setsOf: (targetVoxels: Float64Array, valid: boolean) => readonly LovaszSet[],
  out: FloatArray | null,
  most: number = MAX_ERRORS,
): LovaszSums {
  const { batch, classes, voxels } = operands.layout;
  const samples = Array.from({ length: batch }, (_, sample) => sample);
  const all = Array.from({ length: batch * classes }, (_, row) => row);
  const perGroup = rowsOfGroup(all.length, Math.max(MIN_ROWS, Math.floor(most / voxels)));
  // The rows of the first group, if no set has rows of several samples.
  let rows = placeRows(all.slice(0, perGroup), operands.layout);
  const { targetVoxels, valid } = takeErrors(operands, samples, checked, rows);
  const sets = setsOf(targetVoxels, valid);
  const sorter = new SetSorter(operands, sets);
  const places = out === null ? null : new RankPlaces(out, operands.layout);
  const sums = new Float64Array(all.length);
  const sorted = all.map((): SortedErrors | null => null);
  for (const group of groupsOf(sets, perGroup)) {
    const members = group.flat();
    if (members.some((row) => rows.starts[row]! < 0)) {
      rows = placeRows(members, operands.layout, rows.errors);
      takeErrors(operands, new Set(members.map((row) => Math.floor(row / classes))), false, rows);
    }
    for (const set of group) {
      const order = sorter.sort(set, rows);
      let at = 0;
      for (const row of set) {
        sums[row] = sorter.sumOf(row, at, rows, order);
        places?.put(Math.floor(row / classes), row % classes, sorter.ranks, at, sorter.countedOf(row));
        at += sorter.sizeOf(row);
        sorted[row] = order;
      }
    }
  }
  return { sums, sorted };
}

/** Rows of a group, so that no group is much smaller than the others. */
function rowsOfGroup(rows: number, most: number): number {
  return Math.ceil(rows / Math.ceil(rows / most));
}

/** Sets in groups of so many rows together, or of one set. */
function groupsOf(sets: readonly LovaszSet[], most: number): LovaszSet[][] {
  const groups: LovaszSet[][] = [];
  let left = 0;
  for (const set of sets) {
    if (set.length > left) {
      groups.push([]);
      left = most;
    }
    groups.at(-1)!.push(set);
    left -= set.length;
  }
  return groups;
}

/** Places for the errors of some rows; in `memory` if that is large enough. */
function placeRows(
  rows: readonly number[],
  { batch, classes, voxels }: ClassLayout,
  memory: Float64Array = new Float64Array(0),
): ErrorRows {
  const starts = new Array<number>(batch * classes).fill(-1);
  rows.forEach((row, index) => {
    starts[row] = index * voxels;
  });
  const size = rows.length * voxels;
  return { errors: memory.length >= size ? memory : new Float64Array(size), starts };
}

/** The errors of all voxels of some samples to the places of their rows; 0 where a voxel does not count, or has any value there. */
function takeErrors(
  operands: LovaszOperands,
  samples: Iterable<number>,
  checked: boolean,
  { errors, starts }: ErrorRows,
): ErrorPass {
  const { batch, classes } = operands.layout;
  const targetVoxels = new Float64Array(batch * classes);
  let valid = true;
  forEachTile(operands, samples, checked, (tile, sample, voxel, isValid) => {
    valid = valid && isValid;
    if (usesLabels(operands)) {
      labelErrorTile(tile);
      countLabels(tile, targetVoxels, sample * classes);
    } else {
      lovaszErrorTile(tile, operands.form);
      const t = tile.plane(PLANE.target);
      for (let c = 0; c < classes; c++) {
        targetVoxels[sample * classes + c]! += sumBlock(t, c * ROW, 1, tile.padded);
      }
    }
    const from = tile.plane(PLANE.slope);
    for (let c = 0; c < classes; c++) {
      const start = starts[sample * classes + c]!;
      if (start >= 0) errors.set(from.subarray(c * ROW, c * ROW + tile.count), start + voxel);
    }
  });
  return { targetVoxels, valid };
}

function countLabels({ labels, count }: Tile, counts: Float64Array, first: number): void {
  for (let k = 0; k < count; k++) if (labels[k]! >= 0) counts[first + labels[k]!]!++;
}

/**
 * Overwrites the ranks with the gradient of the prediction.
 *
 * @param out - the array that {@link lovaszSums} has filled
 * @param slopes - the derivatives with respect to the sums of each sample and class
 */
export function putLovaszGradient(
  operands: LovaszOperands,
  { sorted }: LovaszSums,
  slopes: ArrayLike<number>,
  out: FloatArray,
): void {
  const { layout, form } = operands;
  const { batch, classes } = layout;
  const places = new RankPlaces(out, layout);
  const samples = Array.from({ length: batch }, (_, sample) => sample);
  forEachTile(operands, samples, false, (tile, sample, voxel) => {
    const u = tile.plane(PLANE.logSlope);
    for (let c = 0; c < classes; c++) {
      const row = c * ROW;
      const order = sorted[sample * classes + c]!;
      const slope = slopes[sample * classes + c]!;
      // The weight of an error in no set is 0.
      if (order === null) u.fill(slope * 0, row, row + tile.count);
      else places.takeWeights(u, row, sample, c, voxel, tile.count, order, slope);
      u.fill(0, row + tile.count, row + tile.padded);
    }
    if (usesLabels(operands)) labelLovaszTile(tile);
    else lovaszGradientTile(tile, form);
    storeRows(tile, tile.plane(PLANE.gradient), out, layout, sample, voxel);
  });
}

/** Elements of the prediction's layout as [batch, classes, voxels]. */
export function classRows(values: ArrayLike<number>, layout: ClassLayout): Float64Array {
  const rows = new Float64Array(values.length);
  forEachElement(layout, (element, row) => {
    rows[row] = values[element]!;
  });
  return rows;
}

/** [batch, classes, voxels] in the prediction's layout. */
export function fromClassRows(rows: Float64Array, layout: ClassLayout): Float64Array {
  const values = new Float64Array(rows.length);
  forEachElement(layout, (element, row) => {
    values[element] = rows[row]!;
  });
  return values;
}

function forEachElement(layout: ClassLayout, visit: (element: number, row: number) => void): void {
  const { batch, classes, voxels } = layout;
  for (let sample = 0, row = 0; sample < batch; sample++) {
    for (let c = 0; c < classes; c++) {
      for (let voxel = 0; voxel < voxels; voxel++, row++) visit(elementOf(layout, sample, voxel, c), row);
    }
  }
}
