import { isFloatArray } from "../../tensor/allocate.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { SortScratch } from "../arrays/argsort.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { LovaszOperands } from "./lovasz-operands.ts";
import { rankErrors, type SortedErrors, weightAt } from "./sorted-errors.ts";

/** The rows of errors that are sorted as one: numbers of samples and classes, sample · classes + class. */
export type LovaszSet = readonly number[];

/** Errors of some rows, voxel by voxel. */
export interface ErrorRows {
  readonly errors: Float64Array;
  /** Where the errors of each row begin; a row that is not among them has any number. */
  readonly starts: ArrayLike<number>;
}

/** The target of errors, and the voxels that count. */
export type SetOperands = Pick<LovaszOperands, "layout" | "target" | "counted">;

/** Sorts sets one after the other, in the same memory: about 30 bytes for each voxel of the longest. */
export class SetSorter {
  /** The ranks of the last set, of the voxels that count, row by row. */
  readonly ranks: Int32Array;
  readonly #operands: SetOperands;
  readonly #target: Uint8Array;
  readonly #scratch: SortScratch;
  readonly #products = new Float64Array(BLOCK);
  /** The errors of a set that are not next to each other in their rows; made when they are first needed. */
  #gathered: Float64Array | null = null;

  constructor(operands: SetOperands, sets: readonly LovaszSet[]) {
    const longest = sets.reduce((most, set) => Math.max(most, set.length), 0) * operands.layout.voxels;
    this.#operands = operands;
    this.ranks = new Int32Array(longest);
    this.#target = new Uint8Array(longest);
    this.#scratch = new SortScratch(longest);
  }

  sort(set: LovaszSet, rows: ErrorRows): SortedErrors {
    let size = 0;
    for (const row of set) size = this.#takeTarget(size, row);
    const ranks = this.ranks.subarray(0, size);
    return rankErrors(ranks, this.#errorsOf(set, rows, size), this.#target.subarray(0, size), this.#scratch);
  }

  /** The voxels of the sample of a row that count; `null`: all do. */
  countedOf(row: number): Uint8Array | null {
    const { layout, counted } = this.#operands;
    const first = Math.floor(row / layout.classes) * layout.voxels;
    return counted === null ? null : counted.subarray(first, first + layout.voxels);
  }

  /** How many voxels of a row count. */
  sizeOf(row: number): number {
    const counted = this.countedOf(row);
    if (counted === null) return this.#operands.layout.voxels;
    let size = 0;
    for (let k = 0; k < counted.length; k++) if (counted[k] !== 0) size++;
    return size;
  }

  /**
   * Σ weight · error of a row of the last set, in the library's summation order.
   *
   * @param at - the place of its first rank
   */
  sumOf(row: number, at: number, { errors, starts }: ErrorRows, sorted: SortedErrors): number {
    const { voxels } = this.#operands.layout;
    const counted = this.countedOf(row);
    const start = starts[row]!;
    const products = this.#products;
    let sum = 0;
    let next = at;
    for (let from = 0; from < voxels; from += BLOCK) {
      const count = Math.min(BLOCK, voxels - from);
      for (let k = 0; k < count; k++) {
        const counts = counted === null || counted[from + k] !== 0;
        products[k] = counts ? errors[start + from + k]! * weightAt(sorted, this.ranks[next++]!) : 0;
      }
      sum += sumBlock(products, 0, 1, count);
    }
    return sum;
  }

  #errorsOf(set: LovaszSet, { errors, starts }: ErrorRows, size: number): Float64Array {
    const { layout, counted } = this.#operands;
    const { voxels } = layout;
    const first = starts[set[0]!]!;
    if (counted === null && set.length === 1) return errors.subarray(first, first + voxels);
    this.#gathered ??= new Float64Array(this.ranks.length);
    const gathered = this.#gathered;
    let at = 0;
    for (const row of set) {
      const start = starts[row]!;
      const own = this.countedOf(row);
      for (let k = 0; k < voxels; k++) {
        if (own === null || own[k] !== 0) gathered[at++] = errors[start + k]!;
      }
    }
    return gathered.subarray(0, size);
  }

  /** Appends the target of the voxels of a row that count; returns how many there are then. */
  #takeTarget(size: number, row: number): number {
    const { layout, target: t } = this.#operands;
    const { classes, voxels } = layout;
    const counted = this.countedOf(row);
    const sample = Math.floor(row / classes);
    const c = row % classes;
    const isSoft = isFloatArray(t);
    const label = classes === 1 ? 1 : c;
    const first = sample * voxels;
    const target = this.#target;
    let at = size;
    for (let voxel = 0; voxel < voxels; voxel++) {
      if (counted !== null && counted[voxel] === 0) continue;
      const isTarget = isSoft ? t[elementOf(layout, sample, voxel, c)] !== 0 : t[first + voxel] === label;
      target[at++] = isTarget ? 1 : 0;
    }
    return at;
  }
}

/**
 * Replaces errors by their weights, set by set; those in no set, or of voxels that do not count, by 0.
 *
 * @param errors - [batch, classes, voxels]
 */
export function weighSets(errors: Float64Array, operands: SetOperands, sets: readonly LovaszSet[]): void {
  const { batch, classes, voxels } = operands.layout;
  const starts = Array.from({ length: batch * classes }, (_, row) => row * voxels);
  const sorter = new SetSorter(operands, sets);
  const weights = new Float64Array(errors.length);
  for (const set of sets) {
    const sorted = sorter.sort(set, { errors, starts });
    let at = 0;
    for (const row of set) {
      const counted = sorter.countedOf(row);
      for (let k = 0; k < voxels; k++) {
        if (counted !== null && counted[k] === 0) continue;
        weights[row * voxels + k] = weightAt(sorted, sorter.ranks[at++]!);
      }
    }
  }
  errors.set(weights);
}
