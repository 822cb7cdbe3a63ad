import {
  countOverlap,
  diceLoss,
  diceScore,
  full,
  generalizedDiceLoss,
  inspectGradient,
  labelMap,
  mergeCounts,
  type OverlapLossOptions,
  type Tensor,
  tensor,
  valueAndGrad,
} from "softdice";
import { uniform } from "./pictures.ts";

/** The two pictures of a public question: https://github.com/keras-team/keras/issues/19637 */
const TARGET = tensor([1, 1, 0, 0, 1, 1, 0, 0], [2, 4]);
const PREDICTION = tensor([0, 1, 0, 1, 0.4, 0, 0, 0.9], [2, 4]);

/** The Dice loss of two pictures of four pixels, of each alone, their mean, or all as one. */
export function lossOfTwo(axes: string): number {
  const options: OverlapLossOptions = {
    classAxis: null,
    smooth: 0,
    batch: axes === "batch",
    reduction: axes === "batch" || axes === "mean" ? "mean" : "none",
  };
  const loss = diceLoss(PREDICTION, TARGET, options);
  return axes === "first" ? loss.data[0]! : axes === "second" ? loss.data[1]! : loss.item();
}

/** Dice of a large perfect object and a small one that is missed: as a mean of both, or of all voxels. */
export function dicePooled(large: number, small: number, average: string): number {
  const actual = [0, large, small];
  const counts = { intersection: [0, large, 0], predicted: [small, large, 0], actual, voxels: large + small };
  return diceScore(counts, { average: average === "micro" ? "micro" : "macro", includeBackground: false });
}

/** Dice of a prediction of nothing in a square picture, with the background as a class. */
export function diceOfNothing(side: number, size: number, average: string): number {
  const target = labelMap(new Uint8Array(side * side).fill(1, 0, size), [side * side]);
  const counts = countOverlap(labelMap(new Uint8Array(side * side), [side * side]), target, { classes: 2 });
  const each = diceScore(counts, { average: "none" });
  if (average === "background") return each[0]!;
  return diceScore(counts, { average: average === "micro" ? "micro" : "macro" });
}

export interface Reduced {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** Four pictures of 16 × 16: a large object, a small one, none at all, and one that is missed. */
export function fourPictures(): { prediction: Float64Array; target: Float64Array } {
  const discs = [
    [8, 8, 5, 8.5, 8.5, 5],
    [5, 10, 2, 5.5, 10, 2.2],
    [0, 0, 0, 11, 5, 2],
    [11, 11, 3, 4, 4, 2],
  ] as const;
  const prediction = new Float64Array(4 * 256);
  const target = new Float64Array(4 * 256);
  for (const [image, [tx, ty, tr, px, py, pr]] of discs.entries())
    for (let k = 0; k < 256; k++) {
      const [x, y] = [(k % 16) + 0.5, Math.floor(k / 16) + 0.5];
      target[256 * image + k] = Math.hypot(x - tx, y - ty) <= tr ? 1 : 0;
      prediction[256 * image + k] = 1 / (1 + Math.exp(2 * (Math.hypot(x - px, y - py) - pr)));
    }
  return { prediction, target };
}

/** The loss of the four pictures and its gradient, each picture alone or all in one sum. */
export function reduceFour(batch: boolean, epsilon: number): Reduced {
  const { prediction, target } = fourPictures();
  const loss = (p: Tensor) =>
    diceLoss(p, tensor(target, [4, 256]), { classAxis: null, smooth: epsilon, batch });
  const { value, gradient } = valueAndGrad(loss)(tensor(prediction, [4, 256]));
  return { loss: value.item(), gradient: gradient.data as Float64Array };
}

/** The part of the gradient that the background gets of a square picture, predicted ½, in the mean over both classes. */
export function shareOfBackground(side: number, size: number): number {
  const target = labelMap(new Uint8Array(side * side).fill(1, 0, size), [1, side * side]);
  const inspection = inspectGradient(diceLoss, full([1, side * side, 2], 0.5), target, { smooth: 0 });
  return inspection.classes[0]!.share;
}

/** The hardest push in the third of the four pictures, which is empty. */
export function pushOnEmptyOfFour(axes: string, epsilon: number): number {
  return Math.max(...reduceFour(axes === "batch", epsilon).gradient.subarray(2 * 256, 3 * 256));
}

/** The generalized Dice loss of three classes, one of which the target does not contain. */
export function lossWithAbsentClass(absent: string): number {
  const target = labelMap([0, 0, 0, 0, 0, 0, 1, 1], [1, 8]);
  const rows = Array.from({ length: 8 }, (_, k) => (k < 6 ? [0.8, 0.1, 0.1] : [0.2, 0.7, 0.1]));
  const prediction = tensor(rows.flat(), [1, 8, 3]);
  return generalizedDiceLoss(prediction, target, {
    absentClasses: absent === "skip" ? "skip" : "keep",
    smooth: 0,
  }).item();
}

/** How many pictures an evaluation of {@link meanOfBatches} has, and the sizes of their objects. */
const CASES = 512;
const [MIN_SIZE, MAX_SIZE] = [10, 10_000];

/**
 * The mean over batches of the Dice that pools each batch. Objects are of 10 to 10,000 pixels, in a random order, and a small
 * one is found worse: the share found of it, as of what is painted, is 1 − 1/√size.
 */
export function meanOfBatches(batch: number, seed = 1): number {
  const next = uniform(seed);
  const cases = Array.from({ length: CASES }, () => {
    const size = Math.round(MIN_SIZE * (MAX_SIZE / MIN_SIZE) ** next());
    const both = Math.round(size * (1 - 1 / Math.sqrt(size)));
    return { intersection: [0, both], predicted: [0, size], actual: [0, size], voxels: 2 * size };
  });
  let sum = 0;
  for (let first = 0; first < CASES; first += batch)
    sum += diceScore(mergeCounts(...cases.slice(first, first + batch)), { includeBackground: false });
  return (sum * batch) / CASES;
}

/** How often that mean rises as the batch grows: 1, 2, 4, 8, 16, 64 and 512 pictures. */
export function risesWithBatch(): number {
  const means = [1, 2, 4, 8, 16, 64, 512].map((batch) => meanOfBatches(batch));
  return means.filter((mean, k) => k > 0 && mean > means[k - 1]!).length;
}
