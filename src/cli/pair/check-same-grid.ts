import { InputError } from "../../files/source/input-error.ts";
import { memoryShape, type Volume } from "../../files/volume/volume.ts";
import { forEachRun, planRuns } from "../../kernels/arrays/runs.ts";
import { describeList } from "../../tensor/describe.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { sameShape, stridesOf } from "../../tensor/shape.ts";
import { lengthText } from "../text/score-text.ts";

/** Headers hold float32, and programs round lengths to six digits or so. */
const ROUNDING = 1e-5;

/** Refuses a prediction whose array has another shape or spacing than that of the target. */
export function checkSameGrid(prediction: Volume, target: Volume): void {
  if (!sameShape(prediction.shape, target.shape)) {
    const reversed = sameShape([...prediction.shape].reverse(), target.shape);
    throw new InputError(
      `${prediction.file}: shape ${describeList(prediction.shape)} differs from ` +
        `${describeList(target.shape)} of ${target.file}` +
        (reversed ? "; the axes are reversed, transpose one of them" : ""),
    );
  }
  if (!(prediction.spacing && target.spacing)) return;
  const other = target.spacing;
  if (prediction.spacing.every((length, axis) => isClose(length, other[axis]!))) return;
  throw new InputError(
    `${prediction.file}: spacing ${spacingText(prediction.spacing)} mm differs from ` +
      `${spacingText(other)} mm of ${target.file}; resample one to the grid of the other`,
  );
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(a, b);
}

function spacingText(spacing: readonly number[]): string {
  return describeList(spacing.map((length) => Number(lengthText(length))));
}

/** The labels of a volume in the memory order of another one of its shape; they are moved only if it differs. */
export function labelsInOrderOf(volume: Volume, other: Volume): LabelArray {
  const { labels, shape, order } = volume;
  if (order === other.order) return labels;
  // The new memory is written from start to end, and the old one, its transpose, is read across.
  const space = memoryShape({ shape, order: other.order });
  const across = stridesOf([...space].reverse()).reverse();
  const runs = planRuns(space, [stridesOf(space), across]);
  const step = runs.steps[1]!;
  const moved = labels.slice();
  forEachRun(runs, ([to, from], count) => {
    for (let k = 0; k < count; k++) moved[to! + k] = labels[from! + k * step]!;
  });
  return moved;
}
