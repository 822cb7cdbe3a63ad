/*
 * The walk of a kernel over arrays of different shapes: runs along the last axis, in which each operand has a step, 0
 * where it is broadcast. Neighbouring axes that every operand walks evenly are merged first, so that equal shapes are one
 * run, however many axes they have.
 */

import { BLOCK } from "./summation.ts";

/** A walk over a row-major index space by several operands. */
export interface Runs {
  /** Elements of a run. */
  readonly count: number;
  /** Step of each operand along a run. */
  readonly steps: readonly number[];
  /** Runs along each outer axis, and the strides of each operand there. */
  readonly extents: readonly number[];
  readonly strides: readonly (readonly number[])[];
}

/** Strides of an operand of `shape` in a walk over `space`: 0 along axes where it is broadcast. */
export function broadcastStrides(shape: readonly number[], space: readonly number[]): number[] {
  const strides = new Array<number>(space.length).fill(0);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis]!;
    if (extent !== 1) strides[axis + space.length - shape.length] = stride;
    stride *= extent;
  }
  return strides;
}

/** Plans a walk over `space`; `strides` holds one list for each operand. */
export function planRuns(space: readonly number[], strides: readonly (readonly number[])[]): Runs {
  const extents: number[] = [];
  const merged: number[][] = strides.map(() => []);
  for (let axis = 0; axis < space.length; axis++) {
    const extent = space[axis]!;
    if (extent === 1) continue;
    const last = extents.length - 1;
    if (last >= 0 && strides.every((list, operand) => merged[operand]![last] === list[axis]! * extent)) {
      extents[last]! *= extent;
      strides.forEach((list, operand) => {
        merged[operand]![last] = list[axis]!;
      });
    } else {
      extents.push(extent);
      strides.forEach((list, operand) => {
        merged[operand]!.push(list[axis]!);
      });
    }
  }
  const count = extents.pop() ?? 1;
  return { count, steps: merged.map((list) => list.pop() ?? 0), extents, strides: merged };
}

/**
 * The most elements for which a kernel is called. Engines compile a function that is called often better than a loop that
 * runs long. It is the block of the summation order as well: a reduction is called for a block at a time.
 */
const MAX_RUN = BLOCK;

/**
 * Calls `visit` for each run in row-major order, with the position of each operand at its start and the number of
 * elements; long runs come in pieces.
 */
export function forEachRun(runs: Runs, visit: (starts: readonly number[], count: number) => void): void {
  const { count, steps, extents, strides } = runs;
  const starts = strides.map(() => 0);
  const pieces = strides.map(() => 0);
  const index = extents.map(() => 0);
  for (;;) {
    for (let done = 0; done < count; done += MAX_RUN) {
      for (let operand = 0; operand < starts.length; operand++) {
        pieces[operand] = starts[operand]! + done * steps[operand]!;
      }
      visit(pieces, Math.min(MAX_RUN, count - done));
    }
    let axis = extents.length - 1;
    while (axis >= 0 && index[axis] === extents[axis]! - 1) {
      for (let operand = 0; operand < starts.length; operand++) {
        starts[operand]! -= strides[operand]![axis]! * index[axis]!;
      }
      index[axis--] = 0;
    }
    if (axis < 0) return;
    index[axis]!++;
    for (let operand = 0; operand < starts.length; operand++) starts[operand]! += strides[operand]![axis]!;
  }
}
