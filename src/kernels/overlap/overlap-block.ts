import { isProbability } from "../../tensor/voxels/probability.ts";
import { sumBlock } from "../arrays/summation.ts";
import type { ClassView } from "./class-block.ts";

/** The amounts that a block adds to the sums of its class. */
export interface BlockSums {
  /** Σ p·t, or Σ min(p, t). */
  overlap: number;
  predicted: number;
  actual: number;
  /** Σ t, whatever `actual` is. */
  volume: number;
  /** Whether every value is a probability; `true` if nobody asked. */
  valid: boolean;
}

/**
 * What is summed: `"products"` Σ p·t, Σ p, Σ t; `"squares"` Σ p·t, Σ p², Σ t²; `"minima"` Σ min(p, t), Σ p, Σ t.
 */
export type OverlapKind = "products" | "squares" | "minima";

/** Sums a block of a class. The other kinds go over it again, while it is in the first cache. */
export function sumOverlap(
  sums: BlockSums,
  kind: OverlapKind,
  prediction: ClassView,
  target: ClassView,
  count: number,
  checked: boolean,
  scratch: Float64Array,
): void {
  sumProducts(sums, prediction, target, count, checked);
  if (kind === "products") return;
  const { overlap, predicted, actual, volume, valid } = sums;
  if (kind === "squares") {
    sumProducts(sums, prediction, prediction, count, false);
    const squares = sums.overlap;
    sumProducts(sums, target, target, count, false);
    Object.assign(sums, { overlap, predicted: squares, actual: sums.overlap, volume, valid });
  } else {
    takeMinima(scratch, prediction, target, count);
    Object.assign(sums, { overlap: sumBlock(scratch, 0, 1, count), predicted, actual, volume, valid });
  }
}

/** Σ p·t, Σ p and Σ t of a block, in the library's summation order: voxel k in lane k mod 4. */
function sumProducts(
  sums: BlockSums,
  prediction: ClassView,
  target: ClassView,
  count: number,
  checked: boolean,
): void {
  sumTwoLanes(sums, prediction, target, 0, count, checked);
  const { overlap, predicted, actual, valid } = sums;
  sumTwoLanes(sums, prediction, target, 2, count, checked);
  sums.overlap = overlap + sums.overlap;
  sums.predicted = predicted + sums.predicted;
  sums.actual = actual + sums.actual;
  sums.volume = sums.actual;
  sums.valid = valid && sums.valid;
}

/**
 * The sums of lane `lane` and the next one. Four lanes at once are not faster, and their twelve sums are more than
 * JavaScriptCore of WebKitGTK 2.50 allocates registers for without mixing them up. The same loop validates the values,
 * since a second pass would cost as much again.
 */
function sumTwoLanes(
  sums: BlockSums,
  prediction: ClassView,
  target: ClassView,
  lane: 0 | 2,
  count: number,
  checked: boolean,
): void {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  let overlap0 = 0,
    overlap1 = 0;
  let predicted0 = 0,
    predicted1 = 0;
  let actual0 = 0,
    actual1 = 0;
  let valid = true;
  let i = prediction.start + lane * pStep;
  let j = target.start + lane * tStep;
  for (let k = 0; k < count; k += 4) {
    let x = p[i]!;
    let y = t[j]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap0 += x * y;
    predicted0 += x;
    actual0 += y;

    x = p[i + pStep]!;
    y = t[j + tStep]!;
    if (checked && !(isProbability(x) && isProbability(y))) valid = false;
    overlap1 += x * y;
    predicted1 += x;
    actual1 += y;

    i += 4 * pStep;
    j += 4 * tStep;
  }
  sums.overlap = overlap0 + overlap1;
  sums.predicted = predicted0 + predicted1;
  sums.actual = actual0 + actual1;
  sums.valid = valid;
}

/** The lesser of p and t at each voxel. */
function takeMinima(out: Float64Array, prediction: ClassView, target: ClassView, count: number): void {
  const { data: p, start: pStart, step: pStep } = prediction;
  const { data: t, start: tStart, step: tStep } = target;
  for (let k = 0; k < count; k++) out[k] = Math.min(p[pStart + k * pStep]!, t[tStart + k * tStep]!);
}
