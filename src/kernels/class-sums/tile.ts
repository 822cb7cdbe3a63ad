import { BLOCK } from "../arrays/summation.ts";

/*
 * The fused passes of the losses work on tiles: all classes of one block of voxels, in float64, a row a class. A tile stays in
 * the cache from reading to storing, so that nothing of the size of the prediction is made on the way.
 */

/** Elements between two rows of a tile. Rows that are 2^13 bytes apart would compete for the same sets of the first cache. */
export const ROW: number = BLOCK + 8;

/** The scratch memory of a fused pass: planes hold a row for each class, lines one number for each voxel. */
export class Tile {
  readonly classes: number;
  /** Voxels of the current block. */
  count = 0;
  /** The same, rounded up to a multiple of 4, the lanes of a sum. Rows are 0 from `count` to `padded`. */
  padded = 0;
  /** Whether a voxel of the block counts, or `null` where all do. */
  counted: Uint8Array | null = null;
  /** The class of each voxel that a label map gives it; −1 for none of the classes. */
  readonly labels: Int32Array = new Int32Array(ROW);
  readonly #planes: Float64Array[] = [];
  readonly #lines: Float64Array[] = [];

  constructor(classes: number) {
    this.classes = classes;
  }

  /** A plane by its number, made when it is first needed: row c begins at c·ROW. */
  plane(index: number): Float64Array {
    this.#planes[index] ??= new Float64Array(this.classes * ROW);
    return this.#planes[index];
  }

  /** A line by its number, made when it is first needed. */
  line(index: number): Float64Array {
    this.#lines[index] ??= new Float64Array(ROW);
    return this.#lines[index];
  }
}

/** Numbers of the planes. */
export const PLANE = {
  /** The prediction as it is given. */
  input: 0,
  /** Probabilities. */
  probability: 1,
  /** The target. */
  target: 2,
  /** One minus the probability, without its cancellation. */
  rest: 3,
  /** The derivative with respect to a probability. */
  slope: 4,
  /** The derivative with respect to the logarithm of a probability. */
  logSlope: 5,
  /** The gradient of the prediction. */
  gradient: 6,
} as const;

/** Numbers of the lines. */
export const LINE = {
  largest: 0,
  /** The class of the largest logit. */
  top: 1,
  total: 2,
  /** Σ eˣ of the classes other than the largest. */
  others: 3,
  /** The terms of a voxel loss, summed over the classes. */
  term: 4,
  /** The weights of the target, summed over the classes. */
  weight: 5,
  log: 6,
  missing: 7,
  power: 8,
  slope: 9,
  base: 10,
  mean: 11,
  factor: 12,
  exponent: 13,
  powerSlope: 15,
  logOfRest: 14,
  shift: 16,
  own: 17,
} as const;

/** The last tile, since a new one costs more than a small loss. A pass runs to its end before another begins. */
let kept: Tile | null = null;

/** Elements of a plane up to which a tile is kept between two passes. */
const MAX_KEPT_PLANE = 2 ** 17;

/** A tile of so many classes; its memory holds what the last pass left there. */
export function tileOf(classes: number): Tile {
  if (kept?.classes === classes) return kept;
  const tile = new Tile(classes);
  if (classes * ROW <= MAX_KEPT_PLANE) kept = tile;
  return tile;
}
