import type { FloatArray } from "../../tensor/allocate.ts";
import { type ClassLayout, elementOf, stepOf } from "../../tensor/class-layout.ts";
import { type SortedErrors, weightAt } from "./sorted-errors.ts";

/**
 * The ranks of all errors, in the array that the gradient will be written to: until then it has room for a whole number at each
 * element. A voxel that does not count has rank −1.
 */
export class RankPlaces {
  readonly #ranks: Int32Array;
  /** Whole numbers in an element. */
  readonly #stride: number;
  readonly #layout: ClassLayout;

  constructor({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT }: FloatArray, layout: ClassLayout) {
    this.#ranks = new Int32Array(buffer, byteOffset, byteLength / 4);
    this.#stride = BYTES_PER_ELEMENT / 4;
    this.#layout = layout;
  }

  /**
   * Takes the ranks of the voxels of a row that count.
   *
   * @param at - the place of the first one in `ranks`
   */
  put(sample: number, c: number, ranks: Int32Array, at: number, counted: Uint8Array | null): void {
    const own = this.#ranks;
    const layout = this.#layout;
    const { start, step } = this.#placeOf(sample, c, 0);
    let next = at;
    for (let k = 0, place = start; k < layout.voxels; k++, place += step) {
      const rank = counted !== null && counted[k] === 0 ? -1 : ranks[next++]!;
      own[step > 0 ? place : this.#stride * elementOf(layout, sample, k, c)] = rank;
    }
  }

  /** Writes `slope` times the weight of each voxel of a block to `out` from `row` on; the weight is 0 where a voxel does not count. */
  takeWeights(
    out: Float64Array,
    row: number,
    sample: number,
    c: number,
    voxel: number,
    count: number,
    sorted: SortedErrors,
    slope: number,
  ): void {
    const own = this.#ranks;
    const layout = this.#layout;
    const { start, step } = this.#placeOf(sample, c, voxel);
    for (let k = 0, place = start; k < count; k++, place += step) {
      const rank = own[step > 0 ? place : this.#stride * elementOf(layout, sample, voxel + k, c)]!;
      out[row + k] = slope * (rank < 0 ? 0 : weightAt(sorted, rank));
    }
  }

  /** The place of a voxel, and the distance to the next one; 0 where voxels are not the same distance apart. */
  #placeOf(sample: number, c: number, voxel: number): { readonly start: number; readonly step: number } {
    const stride = this.#stride;
    const start = stride * elementOf(this.#layout, sample, voxel, c);
    return { start, step: stride * (stepOf(this.#layout) ?? 0) };
  }
}
