import type { ClassLayout } from "../../tensor/class-layout.ts";
import { elementOf, stepOf } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { labelsInRange } from "../../tensor/voxels/invalid-values.ts";
import { BLOCK } from "../arrays/summation.ts";
import { type LossKernels, lossKernels } from "../simd/loss-kernels.ts";
import { type SimdInstance, TABLE_BYTES } from "../simd/simd-module.ts";

/*
 * The rows that SIMD kernels work on: for each class the voxels of a tile, in float32, one after the other. A row is used
 * where it lies if that is in the memory of the kernels, and copied there if not.
 */

/** Voxels of a tile: fewer blocks cost more calls, and more of them leave the second cache. */
const TILE_VOXELS = 16 * BLOCK;

/** Fewer voxels than this are summed faster where they lie. */
const MIN_SIMD_VOXELS = 256;

/** Bytes of a row. Rows a power of 2 apart would share the sets of the first cache. */
const ROW_BYTES = 4 * TILE_VOXELS + 64;

/** Least and greatest value of a pass, 16 bytes each. */
export const BOUNDS_AT: number = TABLE_BYTES;
/** Sums of the blocks of a tile; on the way back, the gradients of each set of four marked targets. */
export const SUMS_AT: number = BOUNDS_AT + 64;
/** Bits of the targets of a row. */
export const MARKS_AT: number = SUMS_AT + 1024;
const LABELS_AT = MARKS_AT + TILE_VOXELS / 8 + 64;
const COUNTED_AT = LABELS_AT + TILE_VOXELS + 64;
const ROWS_AT = COUNTED_AT + TILE_VOXELS + 64;
/** Rows that a pass holds at once: prediction, target, and what is written. */
const ROWS = 3;
const TILES_AT = ROWS_AT + ROWS * ROW_BYTES;

/** Kernels read and write as many voxels at once. */
const GROUP = 16;

/** The byte of a label that names no class. */
const NO_CLASS = 255;

/** The rows of a pass over arrays of one layout. */
export class SimdRows {
  readonly instance: SimdInstance<LossKernels>;
  /** Voxels of a tile. */
  readonly tile: number;
  readonly #layout: ClassLayout;
  readonly #counted: Counted;
  readonly #step: number;
  readonly #tileBytes: number;
  #sample = 0;
  #voxel = 0;
  #count = 0;
  /** Voxels of a row with those that fill it up. */
  padded = 0;

  constructor(instance: SimdInstance<LossKernels>, layout: ClassLayout, counted: Counted, step: number) {
    this.instance = instance;
    this.#layout = layout;
    this.#counted = counted;
    this.#step = step;
    this.tile = step === 1 ? TILE_VOXELS : BLOCK;
    this.#tileBytes = 4 * this.tile * step + 64;
  }

  /** Goes to the tile of `count` voxels of a sample from `voxel` on. */
  goTo(sample: number, voxel: number, count: number): void {
    this.#sample = sample;
    this.#voxel = voxel;
    this.#count = count;
    this.padded = Math.ceil(count / GROUP) * GROUP;
    if (this.#counted === null) return;
    const first = sample * this.#layout.voxels + voxel;
    this.instance.bytes.set(this.#counted.subarray(first, first + count), COUNTED_AT);
  }

  /** Takes the voxels of the tile, of all classes, to place `place` where classes are neighbours. */
  takeTile(values: Float32Array, place: number): void {
    if (this.#step === 1 || values.buffer === this.instance.buffer) return;
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const start = elementOf(this.#layout, sample, voxel, 0);
    this.instance.floats.set(values.subarray(start, start + count * this.#step), this.#tileAt(place) / 4);
  }

  /** The pointer to the row of a class: 0 where a voxel does not count, and filled up with 0. */
  row(values: Float32Array, c: number, place: number): number {
    const { instance } = this;
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const inside = values.buffer === instance.buffer;
    const start = elementOf(this.#layout, sample, voxel, c);
    const at = ROWS_AT + place * ROW_BYTES;
    if (this.#step > 1) {
      const from = inside ? values.byteOffset + 4 * start : this.#tileAt(place) + 4 * c;
      instance.kernels.gatherRow(from, 4 * this.#step, count, at);
    } else if (inside && count === this.padded && this.#counted === null) {
      return values.byteOffset + 4 * start;
    } else {
      instance.floats.set(values.subarray(start, start + count), at / 4);
    }
    return this.#fill(at);
  }

  /** Takes the labels of the tile; whether every one that counts names one of `classes`. */
  takeLabels(labels: LabelArray, classes: number): boolean {
    const { bytes, kernels } = this.instance;
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const first = sample * this.#layout.voxels + voxel;
    if (labels instanceof Uint8Array) {
      bytes.set(labels.subarray(first, first + count), LABELS_AT);
    } else {
      for (let k = 0; k < count; k++) {
        const label = labels[first + k]!;
        bytes[LABELS_AT + k] = label >>> 0 < NO_CLASS ? label : NO_CLASS;
      }
    }
    bytes.fill(0, LABELS_AT + count, LABELS_AT + count + 16);
    if (kernels.greatestByte(LABELS_AT, count) < classes) return true;
    return labelsInRange(labels, first, count, classes, this.#counted);
  }

  /** The pointer to a row with 1 where the voxel counts and has the label, else 0. */
  labelRow(label: number, place: number): number {
    const at = ROWS_AT + place * ROW_BYTES;
    this.instance.kernels.hotRow(LABELS_AT, label, this.padded, at);
    return this.#fill(at);
  }

  /** The pointer to where the row of a class is to be written before {@link keepRow} takes it. */
  rowOf(out: Float32Array, c: number, place: number): number {
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const inside = this.#step === 1 && out.buffer === this.instance.buffer && count === this.padded;
    return inside
      ? out.byteOffset + 4 * elementOf(this.#layout, sample, voxel, c)
      : ROWS_AT + place * ROW_BYTES;
  }

  /** Takes the row written at `pointer` to its class of `out`, 0 where a voxel does not count. */
  keepRow(out: Float32Array, c: number, place: number, pointer: number): void {
    const { floats, buffer, kernels } = this.instance;
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const start = elementOf(this.#layout, sample, voxel, c);
    if (this.#counted !== null) kernels.maskRow(pointer, COUNTED_AT, count);
    const inside = out.buffer === buffer;
    if (this.#step > 1) {
      const to = inside ? out.byteOffset + 4 * start : this.#tileAt(place) + 4 * c;
      kernels.scatterRow(pointer, count, to, 4 * this.#step);
    } else if (!inside || pointer !== out.byteOffset + 4 * start) {
      out.set(floats.subarray(pointer / 4, pointer / 4 + count), start);
    }
  }

  /** Takes the rows that {@link keepRow} took to the tile of a place to `out`, where classes are neighbours. */
  keepTile(out: Float32Array, place: number): void {
    if (this.#step === 1 || out.buffer === this.instance.buffer) return;
    const [sample, voxel, count] = [this.#sample, this.#voxel, this.#count];
    const at = this.#tileAt(place) / 4;
    out.set(
      this.instance.floats.subarray(at, at + count * this.#step),
      elementOf(this.#layout, sample, voxel, 0),
    );
  }

  #tileAt(place: number): number {
    return TILES_AT + place * this.#tileBytes;
  }

  #fill(at: number): number {
    const count = this.#count;
    if (this.#counted !== null) this.instance.kernels.maskRow(at, COUNTED_AT, count);
    if (count < this.padded) this.instance.floats.fill(0, at / 4 + count, at / 4 + this.padded);
    return at;
  }
}

/** The rows of a pass over these arrays; `null` where the plain kernels serve alone, or are as fast. */
export function simdRows(
  layout: ClassLayout,
  counted: Counted,
  ...arrays: readonly ArrayBufferView[]
): SimdRows | null {
  const step = stepOf(layout);
  if (step === null || layout.voxels < MIN_SIMD_VOXELS || layout.classes > NO_CLASS) return null;
  const instance = lossKernels.near(...arrays);
  return instance === null ? null : new SimdRows(instance, layout, counted, step);
}
