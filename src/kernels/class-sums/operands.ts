import { type FloatArray, isFloatArray } from "../../tensor/allocate.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { OverlapKind } from "../overlap/overlap-block.ts";
import type { TermSlope, VoxelTerms } from "./terms/voxel-terms.ts";
import type { OverlapSlopes } from "./tile/overlap-tile.ts";
import type { Tile } from "./tile/tile.ts";

/** A prediction, a target over the same voxels and classes, and the sums that are taken of them. */
export interface ClassSumsOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Uint8Array | null;
  readonly activation: "none" | "sigmoid" | "softmax";
  /** Which overlap sums; `null`: none. */
  readonly overlap: OverlapKind | null;
  /** The terms of a voxel loss; `null`: none. */
  readonly terms: VoxelTerms | null;
  /** The functions that compute the terms; `null` without terms. A bundle of a loss without terms contains none of it. */
  readonly termPass: TermPass | null;
}

/** The part of the pass that computes the terms of a voxel loss. */
export interface TermPass {
  /**
   * Fills the lines `term` and, for the categorical form, `weight` of a tile whose probabilities are there.
   *
   * @param rows - in the binary form takes the terms of each class, in place of their sum in the line `term`
   */
  readonly takeTerms: (tile: Tile, operands: ClassSumsOperands, rows?: Float64Array) => void;
  /**
   * Fills the gradient plane, with the derivatives of the overlap sums and of the terms.
   *
   * @param slope - the derivative with respect to the terms
   */
  readonly pullBack: (
    tile: Tile,
    operands: ClassSumsOperands,
    overlap: OverlapSlopes,
    slope: TermSlope,
  ) => void;
}

/** Reports whether the labels of a tile serve as they are; otherwise they become rows of 0 and 1, in the cache. */
export function usesLabels({ target, activation, overlap, terms }: ClassSumsOperands): boolean {
  if (isFloatArray(target) || activation === "sigmoid") return false;
  if (overlap !== null && overlap !== "products") return false;
  return terms === null || (terms.form === "categorical" && terms.smoothing === 0);
}

/** Some voxels of one sample, from `start`, a multiple of BLOCK, to before `end`, another one or the number of voxels. */
export interface VoxelRange {
  readonly sample: number;
  readonly start: number;
  readonly end: number;
}

/** The ranges that a pass reads: all voxels of each sample, or one given range. */
export function rangesOf({ batch, voxels }: ClassLayout, range: VoxelRange | null): readonly VoxelRange[] {
  if (range !== null) return [range];
  return Array.from({ length: batch }, (_, sample) => ({ sample, start: 0, end: voxels }));
}
