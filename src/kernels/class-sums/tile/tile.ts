import { KERNEL_BYTES } from "../../../tensor/arena/wasm-memory.ts";
import { BLOCK } from "../../arrays/summation.ts";
import { type LossKernels, lossKernels } from "../../simd/loss-kernels.ts";
import { type SimdInstance, TABLE_BYTES } from "../../simd/simd-module.ts";

/*
 * The fused passes of the losses work on tiles: all classes of one block of voxels, in float64, a row a class. A tile stays in
 * the cache from reading to storing, so that nothing of the size of the prediction is made on the way.
 */

/** Elements between two rows of a tile. Rows that are 2^13 bytes apart would compete for the same sets of the first cache. */
export const ROW: number = BLOCK + 8;

/** Some voxels of the rows of an array, from the element `start` of the first row on. */
interface StagedPart {
  start: number;
  count: number;
}

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
  readonly labels: Int32Array;
  /** The SIMD kernels, in whose memory the tile is then; `null`: the plain kernels serve. */
  readonly simd: SimdInstance<LossKernels> | null;
  /** What a pass takes of its blocks: sums, the gradient, or both of one reading. */
  takes: "sums" | "gradient" | "both" = "sums";
  /** Whether the SIMD kernels have computed the softmax of the current block. */
  isSimdSoftmax = false;
  /** The greatest distance of two logits of the current block, NaN where one is NaN; `null`: it is not known yet. */
  gap: number | null = null;
  /** The part of the prediction that the plane `staged` holds. */
  readonly staged: StagedPart = { start: 0, count: 0 };
  /** The part of the gradient that the plane `kept` holds. */
  readonly kept: StagedPart = { start: 0, count: 0 };
  /** Two numbers a class. */
  readonly pairs: Float64Array;
  /** Eight numbers a class: lanes of sums. */
  readonly lanes: Float64Array;
  /** Bytes of the memory for values of float32 on their way in or out. */
  readonly stage: number;
  /** Bytes of the memory that say which voxels count. */
  readonly countedAt: number;
  /** Bytes of the memory for labels of one byte on their way in. */
  readonly labelsAt: number;
  readonly #planes: Float64Array[] = [];
  readonly #lines: Float64Array[] = [];
  #next = TABLE_BYTES;

  constructor(classes: number, simd: SimdInstance<LossKernels> | null = null) {
    this.classes = classes;
    this.simd = simd;
    this.labels = simd === null ? new Int32Array(ROW) : new Int32Array(simd.buffer, this.#take(4 * ROW), ROW);
    this.pairs = this.#cut(2 * classes);
    this.lanes = this.#cut(8 * classes);
    this.countedAt = simd === null ? 0 : this.#take(ROW);
    this.labelsAt = simd === null ? 0 : this.#take(ROW);
    this.stage = simd === null ? 0 : this.#take(4 * ROW * classes);
  }

  /** A plane by its number, made when it is first needed: row c begins at c·ROW. */
  plane(index: number): Float64Array {
    this.#planes[index] ??= this.#cut(this.classes * ROW);
    return this.#planes[index];
  }

  /** A line by its number, made when it is first needed. */
  line(index: number): Float64Array {
    this.#lines[index] ??= this.#cut(ROW);
    return this.#lines[index];
  }

  #cut(length: number): Float64Array {
    if (this.simd === null) return new Float64Array(length);
    return new Float64Array(this.simd.buffer, this.#take(8 * length), length);
  }

  #take(bytes: number): number {
    const at = this.#next;
    this.#next += (bytes + 63) & ~63;
    return at;
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
  /** The prediction of two blocks, in float32. */
  staged: 7,
  /** The gradient of two blocks, in float32. */
  kept: 8,
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
  /** The derivatives that arrive at the terms of a class. */
  arrived: 18,
} as const;

const PLANES = Object.keys(PLANE).length;
const LINES = Object.keys(LINE).length;

/** The last tile, since a new one costs more than a small loss. A pass runs to its end before another begins. */
let kept: Tile | null = null;

/** Elements of a plane up to which a tile is kept between two passes. */
const MAX_KEPT_PLANE = 2 ** 17;

/** Elements from which the SIMD kernels serve: fewer are done sooner than those are called. */
const MIN_SIMD_ELEMENTS = 256;

/** Bytes that a tile takes at most. */
const bytesOf = (classes: number) => 8 * ROW * (classes * (PLANES + 0.5) + LINES + 1) + 4096;

/**
 * A tile of so many classes for arrays of so many elements; its memory holds what the last pass left there. It is in the
 * memory of the SIMD kernels where those serve.
 */
export function tileOf(classes: number, elements: number, ...arrays: readonly ArrayBufferView[]): Tile {
  const fits = elements >= MIN_SIMD_ELEMENTS && bytesOf(classes) <= KERNEL_BYTES - TABLE_BYTES;
  const simd = fits ? lossKernels.near(...arrays) : null;
  if (kept?.classes === classes && kept.simd === simd) {
    // What it holds is of the last pass.
    kept.staged.count = 0;
    kept.kept.count = 0;
    return kept;
  }
  const tile = new Tile(classes, simd);
  if (classes * ROW <= MAX_KEPT_PLANE) kept = tile;
  return tile;
}
