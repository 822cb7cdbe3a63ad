import { isFloatArray } from "../../tensor/allocate.ts";
import type { OverlapOperands } from "./overlap.ts";

/** Voxels of all classes up to which targets are marked: the marks take 4 MB. */
const MAX_MARKED = 2 ** 25;

/**
 * A bit a target, which the sums write and their transpose reads in place of the target, where every target is 0 or 1. Each row has whole
 * bytes.
 */
export interface TargetMarks {
  readonly bytes: Uint8Array;
  /** Bytes of a row. */
  readonly stride: number;
  /** Whether the sums have marked every target. */
  complete: boolean;
}

/** Makes marks for the target of a pass; `null` where they would not pay. */
export function marksFor({ layout, target, kind }: OverlapOperands): TargetMarks | null {
  const { batch, classes, voxels } = layout;
  if (!isFloatArray(target) || kind !== "products" || batch * classes * voxels > MAX_MARKED) return null;
  const stride = 4 * Math.ceil(voxels / 32);
  return { bytes: new Uint8Array(batch * classes * stride), stride, complete: false };
}
