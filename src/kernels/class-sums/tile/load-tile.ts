import type { FloatArray } from "../../../tensor/allocate.ts";
import type { ClassLayout } from "../../../tensor/class-layout.ts";
import { elementOf, stepOf } from "../../../tensor/class-layout.ts";
import type { LabelArray } from "../../../tensor/label-array.ts";
import type { LossKernels } from "../../simd/loss-kernels.ts";
import type { SimdInstance } from "../../simd/simd-module.ts";
import { ROW, type Tile } from "./tile.ts";

/** Points `tile` at the block of `count` voxels from `voxel` on. */
export function placeTile(
  tile: Tile,
  { voxels }: ClassLayout,
  sample: number,
  voxel: number,
  count: number,
  counted: Uint8Array | null,
): void {
  tile.count = count;
  tile.padded = (count + 3) & ~3;
  tile.gap = null;
  const first = sample * voxels + voxel;
  tile.counted = counted === null ? null : counted.subarray(first, first + count);
  if (tile.counted !== null) tile.simd?.bytes.set(tile.counted, tile.countedAt);
}

/** Copies the block into `plane`, with 0 where a voxel does not count. */
export function loadRows(
  tile: Tile,
  plane: Float64Array,
  values: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
): void {
  const { count, padded, counted } = tile;
  const { classes } = layout;
  const step = stepOf(layout);
  if (tile.simd !== null && values instanceof Float32Array && step !== null) {
    widenRows(tile, tile.simd, plane, values, elementOf(layout, sample, voxel, 0), step, layout.voxels);
    clearUncounted(tile, plane);
    return;
  }
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    const start = elementOf(layout, sample, voxel, c);
    if (step === 1) plane.set(values.subarray(start, start + count), row);
    else if (step !== null) gatherRow(plane, row, values, start, step, count);
    else for (let k = 0; k < count; k++) plane[row + k] = values[elementOf(layout, sample, voxel + k, c)]!;
    plane.fill(0, row + count, row + padded);
    if (counted !== null) clearRow(plane, row, count, counted);
  }
}

/** The rows of values of float32: next to each other, or `step` apart, where classes are neighbours. */
function widenRows(
  { classes, count, padded, stage }: Tile,
  { kernels, buffer, floats }: SimdInstance<LossKernels>,
  plane: Float64Array,
  values: Float32Array,
  start: number,
  step: number,
  voxels: number,
): void {
  const to = plane.byteOffset;
  if (step > 1) {
    const inside = values.buffer === buffer;
    if (!inside) floats.set(values.subarray(start, start + count * step), stage / 4);
    const from = inside ? values.byteOffset + 4 * start : stage;
    for (let c = 0; c < classes; c++) kernels.widenSteps(from + 4 * c, 4 * step, count, to + 8 * c * ROW);
    return;
  }
  // A row that does not fill its last four voxels would be read beyond its end.
  const inside = values.buffer === buffer && count === padded;
  for (let c = 0; c < classes; c++) {
    const at = start + c * voxels;
    if (!inside) floats.set(values.subarray(at, at + count), stage / 4);
    kernels.widenRow(inside ? values.byteOffset + 4 * at : stage, padded, to + 8 * c * ROW);
  }
}

function gatherRow(
  plane: Float64Array,
  row: number,
  values: FloatArray,
  start: number,
  step: number,
  count: number,
): void {
  for (let k = 0, at = start; k < count; k++, at += step) plane[row + k] = values[at]!;
}

function clearRow(plane: Float64Array, row: number, count: number, counted: Uint8Array): void {
  for (let k = 0; k < count; k++) if (counted[k] === 0) plane[row + k] = 0;
}

/** Writes 0 into every row of `plane` where a voxel does not count, and behind the block. */
export function clearUncounted(tile: Tile, plane: Float64Array): void {
  const { classes, count, padded, counted, simd } = tile;
  if (padded > count) for (let c = 0; c < classes; c++) plane.fill(0, c * ROW + count, c * ROW + padded);
  if (counted === null) return;
  if (simd !== null) simd.kernels.clearRows(plane.byteOffset, classes, count, tile.countedAt);
  else for (let c = 0; c < classes; c++) clearRow(plane, c * ROW, count, counted);
}

/**
 * The class of each voxel of the block. Of one class, label 1 is the class and 0 is the background.
 *
 * @returns whether every label that counts is one of the classes
 */
export function loadLabels(tile: Tile, labels: LabelArray, first: number): boolean {
  const { labels: own, count, padded, counted, classes } = tile;
  const labelled = Math.max(2, classes);
  const shift = classes === 1 ? 1 : 0;
  if (tile.simd !== null && labels instanceof Uint8Array) {
    const { kernels, bytes } = tile.simd;
    const { labelsAt, countedAt } = tile;
    bytes.set(labels.subarray(first, first + count), labelsAt);
    bytes.fill(0, labelsAt + count, labelsAt + padded);
    const mask = counted === null ? 0 : countedAt;
    const known = kernels.readLabels(labelsAt, padded, labelled, shift, mask, own.byteOffset);
    own.fill(-1, count, padded);
    return known !== 0;
  }
  let valid = true;
  for (let k = 0; k < count; k++) {
    const label = labels[first + k]!;
    // Unsigned, a negative label is a large one.
    const known = label >>> 0 < labelled;
    own[k] = known ? label - shift : -1;
    if (!known && (counted === null || counted[k] !== 0)) valid = false;
  }
  own.fill(-1, count, padded);
  if (counted !== null) for (let k = 0; k < count; k++) if (counted[k] === 0) own[k] = -1;
  return valid;
}

/** The labels of the block as rows of 0 and 1. */
export function spreadLabels(tile: Tile, plane: Float64Array): void {
  const { labels, padded, classes, simd } = tile;
  if (simd !== null) simd.kernels.markRows(labels.byteOffset, classes, padded, plane.byteOffset);
  else for (let c = 0; c < classes; c++) markRow(plane, c * ROW, labels, c, padded);
}

function markRow(plane: Float64Array, row: number, labels: Int32Array, c: number, count: number): void {
  for (let k = 0; k < count; k++) plane[row + k] = labels[k] === c ? 1 : 0;
}

/** Copies `plane` to the block's place in `out`, with 0 where a voxel does not count. */
export function storeRows(
  tile: Tile,
  plane: Float64Array,
  out: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
): void {
  const step = stepOf(layout);
  clearUncounted(tile, plane);
  if (tile.simd !== null && out instanceof Float32Array && step !== null) {
    narrowRows(tile, tile.simd, plane, out, elementOf(layout, sample, voxel, 0), step, layout.voxels);
  } else putRows(plane, 0, out, layout, sample, voxel, tile.count);
}

/** Copies the rows of a plane from one on to their places in `out`: one for each class of its layout. */
export function putRows(
  plane: Float64Array,
  first: number,
  out: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
  count: number,
): void {
  const step = stepOf(layout);
  for (let c = 0; c < layout.classes; c++) {
    const row = (first + c) * ROW;
    const start = elementOf(layout, sample, voxel, c);
    if (step === 1) out.set(plane.subarray(row, row + count), start);
    else if (step !== null) scatterRow(out, start, step, plane, row, count);
    else for (let k = 0; k < count; k++) out[elementOf(layout, sample, voxel + k, c)] = plane[row + k]!;
  }
}

/** The rows as values of float32, as {@link widenRows} reads them. */
function narrowRows(
  { classes, count, padded, stage }: Tile,
  { kernels, buffer, floats }: SimdInstance<LossKernels>,
  plane: Float64Array,
  out: Float32Array,
  start: number,
  step: number,
  voxels: number,
): void {
  const from = plane.byteOffset;
  if (step > 1) {
    const inside = out.buffer === buffer;
    const to = inside ? out.byteOffset + 4 * start : stage;
    for (let c = 0; c < classes; c++) kernels.narrowSteps(from + 8 * c * ROW, count, to + 4 * c, 4 * step);
    if (!inside) out.set(floats.subarray(stage / 4, stage / 4 + count * step), start);
    return;
  }
  const inside = out.buffer === buffer && count === padded;
  for (let c = 0; c < classes; c++) {
    const at = start + c * voxels;
    kernels.narrowRow(from + 8 * c * ROW, padded, inside ? out.byteOffset + 4 * at : stage);
    if (!inside) out.set(floats.subarray(stage / 4, stage / 4 + count), at);
  }
}

function scatterRow(
  out: FloatArray,
  start: number,
  step: number,
  plane: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = 0, at = start; k < count; k++, at += step) out[at] = plane[row + k]!;
}
