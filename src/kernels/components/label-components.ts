import type { LabelArray } from "../../tensor/label-array.ts";
import { labelRunEnd, wordsOf } from "../labels/label-runs.ts";

/** Numbers of components, in the narrowest type that holds them: pages of memory touched for the first time cost most of a labelling. */
export type ComponentNumbers = Uint8Array | Uint16Array | Int32Array;

/** Connected components of a label map. */
export interface Components {
  /** The number of the component of each voxel, from 1 in the order of first voxels; 0 for label 0. */
  readonly numbers: ComponentNumbers;
  /** The label and the voxels of each component, from that with number 1 on. */
  readonly labels: Float64Array;
  readonly sizes: Float64Array;
}

/** The extents of a map; a flat one has one row in each plane. */
export type Extents = readonly [planes: number, rows: number, columns: number];

/** Faces, edges and corners through which voxels are connected: 1, 2 or 3 axes may differ. */
export type Reach = 1 | 2 | 3;

/** The longest run that a loop writes faster than `fill`, which takes as long to begin. */
const MAX_WRITTEN_ONE_BY_ONE = 16;

/** Runs of equal labels: rows of a label map are few of them. */
interface Runs {
  starts: Int32Array;
  ends: Int32Array;
  labels: Float64Array;
  /** Union-find: a run with a smaller number in the same component, or itself. */
  parents: Int32Array;
  count: number;
}

/**
 * Finds the connected components of all labels but 0 in one pass over the voxels: runs of each row are joined with the runs of the
 * rows before it that touch them and have the same label.
 *
 * @see He, Chao and Suzuki 2008, https://doi.org/10.1109/TIP.2008.919369
 */
export function labelComponents(
  labels: LabelArray,
  [planes, rows, columns]: Extents,
  reach: Reach,
): Components {
  const runs = emptyRuns();
  const firsts = new Int32Array(planes * rows + 1);
  const words = wordsOf(labels);
  let runEnd = 0;
  for (let line = 0; line < planes * rows; line++) {
    reserve(runs, columns);
    runEnd = addRuns(runs, labels, words, line * columns, columns, runEnd);
    firsts[line + 1] = runs.count;
    if (runs.count === firsts[line]) continue;
    const row = line % rows;
    if (row > 0) joinLines(runs, firsts, line, line - 1, reach >= 2 ? 1 : 0);
    if (line < rows) continue;
    const above = line - rows;
    joinLines(runs, firsts, line, above, reach >= 2 ? 1 : 0);
    if (reach >= 2 && row > 0) joinLines(runs, firsts, line, above - 1, reach === 3 ? 1 : 0);
    if (reach >= 2 && row + 1 < rows) joinLines(runs, firsts, line, above + 1, reach === 3 ? 1 : 0);
  }
  return numbered(runs, firsts, planes * rows, columns);
}

function emptyRuns(): Runs {
  return {
    starts: new Int32Array(1024),
    ends: new Int32Array(1024),
    labels: new Float64Array(1024),
    parents: new Int32Array(1024),
    count: 0,
  };
}

/** Makes room for `more` runs. */
function reserve(runs: Runs, more: number): void {
  const needed = runs.count + more;
  if (needed <= runs.starts.length) return;
  const widened = <Data extends Int32Array | Float64Array>(data: Data): Data => {
    const wider = new (data.constructor as new (length: number) => Data)(2 * needed);
    wider.set(data);
    return wider;
  };
  runs.starts = widened(runs.starts);
  runs.ends = widened(runs.ends);
  runs.labels = widened(runs.labels);
  runs.parents = widened(runs.parents);
}

/**
 * Adds the runs of a row, as places in the row.
 *
 * @param runEnd - the end of the run at which the row starts, if that run began in an earlier row
 * @returns the end of the last run, which may lie in a later row
 */
function addRuns(
  runs: Runs,
  labels: LabelArray,
  words: Int32Array | null,
  start: number,
  columns: number,
  runEnd: number,
): number {
  const { starts, ends, labels: labelOf, parents } = runs;
  let { count } = runs;
  const rowEnd = start + columns;
  let end = runEnd;
  for (let at = start; at < rowEnd; at = end) {
    const label = labels[at]!;
    if (at >= end) end = labelRunEnd(labels, words, at);
    if (label !== 0) {
      starts[count] = at - start;
      ends[count] = Math.min(end, rowEnd) - start;
      labelOf[count] = label;
      parents[count] = count;
      count++;
    }
  }
  runs.count = count;
  return end;
}

/** Joins the runs of two rows that have the same label and overlap, or differ by `apart` places. */
function joinLines(runs: Runs, firsts: Int32Array, line: number, before: number, apart: number): void {
  const { starts, ends, labels, parents } = runs;
  const last = firsts[before + 1]!;
  let other = firsts[before]!;
  for (let run = firsts[line]!; run < firsts[line + 1]!; run++) {
    while (other < last && ends[other]! + apart <= starts[run]!) other++;
    for (let k = other; k < last && starts[k]! < ends[run]! + apart; k++) {
      if (labels[k] === labels[run]) join(parents, k, run);
    }
  }
}

function join(parents: Int32Array, a: number, b: number): void {
  const [first, second] = [rootOf(parents, a), rootOf(parents, b)];
  if (first < second) parents[second] = first;
  else parents[first] = second;
}

/** The first run of a component; the way to it becomes shorter. */
function rootOf(parents: Int32Array, run: number): number {
  let at = run;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}

/** Numbers the components in the order of their first runs, and writes the numbers to the voxels. */
function numbered(runs: Runs, firsts: Int32Array, lines: number, columns: number): Components {
  const { starts, ends, labels: labelOf, parents, count } = runs;
  const numberOf = new Int32Array(count);
  const labels: number[] = [];
  const sizes: number[] = [];
  for (let run = 0; run < count; run++) {
    const root = rootOf(parents, run);
    if (root === run) {
      labels.push(labelOf[run]!);
      sizes.push(0);
      numberOf[run] = labels.length;
    } else {
      numberOf[run] = numberOf[root]!;
    }
    sizes[numberOf[run]! - 1]! += ends[run]! - starts[run]!;
  }
  const numbers = emptyNumbers(lines * columns, labels.length);
  for (let line = 0; line < lines; line++) {
    const start = line * columns;
    for (let run = firsts[line]!; run < firsts[line + 1]!; run++) {
      writeRun(numbers, numberOf[run]!, start + starts[run]!, start + ends[run]!);
    }
  }
  return { numbers, labels: Float64Array.from(labels), sizes: Float64Array.from(sizes) };
}

/** Makes an array of zeros that can hold the numbers up to `most`. */
export function emptyNumbers(length: number, most: number): ComponentNumbers {
  if (most < 2 ** 8) return new Uint8Array(length);
  return most < 2 ** 16 ? new Uint16Array(length) : new Int32Array(length);
}

function writeRun(numbers: ComponentNumbers, number: number, from: number, to: number): void {
  if (to - from > MAX_WRITTEN_ONE_BY_ONE) numbers.fill(number, from, to);
  else for (let at = from; at < to; at++) numbers[at] = number;
}
