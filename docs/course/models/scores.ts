import {
  countOverlap,
  diceLoss,
  diceScore,
  hausdorffDistance,
  jaccardScore,
  labelMap,
  precisionScore,
  recallScore,
  surfaceDistances,
  tensor,
} from "softdice";
import { type Disc, discMask } from "./pictures.ts";

/** A score of counts of one object: the true pixels, those missed and those painted beside it. */
export function scoreOfMistakes(actual: number, missed: number, extra: number): number {
  const both = actual - missed;
  const counts = { intersection: [0, both], predicted: [0, both + extra], actual: [0, actual], voxels: 1e6 };
  return diceScore(counts, { includeBackground: false });
}

const SIDE = 128;

export interface Scores {
  readonly dice: number;
  readonly jaccard: number;
  readonly precision: number;
  readonly recall: number;
}

/** The scores of two masks of a square picture. */
export function scoresOf(prediction: Uint8Array, target: Uint8Array): Scores {
  const counts = countOverlap(labelMap(prediction, [prediction.length]), labelMap(target, [target.length]), {
    classes: 2,
  });
  const options = { includeBackground: false } as const;
  return {
    dice: diceScore(counts, options),
    jaccard: jaccardScore(counts, options),
    precision: precisionScore(counts, options),
    recall: recallScore(counts, options),
  };
}

export function maskOf(disc: Disc, hole = 0): Uint8Array {
  const [outer, inner] = [discMask(SIDE, disc), hole > 0 ? discMask(SIDE, { ...disc, radius: hole }) : null];
  return Uint8Array.from(outer, (x, k) => (x && !inner?.[k] ? 1 : 0));
}

/** Dice of a disc whose prediction is one pixel smaller all around. */
export function diceOfOnePixelLess(radius: number): number {
  const middle = { x: SIDE / 2 + 0.5, y: SIDE / 2 + 0.5 };
  return scoresOf(maskOf({ ...middle, radius: radius - 1 }), maskOf({ ...middle, radius })).dice;
}

/** The Hausdorff distance in pixels of a disc whose prediction has a spot at a distance from it. */
export function distanceWithSpot(distance: number): number {
  const target = maskOf({ x: 40, y: 64, radius: 15 });
  const spot = maskOf({ x: 55 + distance, y: 64, radius: 1.5 });
  const prediction = target.map((x, k) => x | spot[k]!);
  const [one, other] = [prediction, target].map((mask) => labelMap(mask, [SIDE, SIDE]));
  const distances = surfaceDistances(one!, other!, { classes: 2, spacing: [1, 1] });
  return hausdorffDistance(distances, { includeBackground: false });
}

/** What an absent class is worth: a mean of a perfect class and one that neither map contains. */
export function meanWithAbsent(absent: string): number {
  const counts = { intersection: [10, 0], predicted: [10, 0], actual: [10, 0], voxels: 10 };
  return diceScore(counts, { absent: absent === "skip" ? "skip" : Number(absent) });
}

/** Dice of a map and of the same map within a border of zeros. */
export function diceWithBorder(border: number): number {
  const counts = { intersection: [0, 85], predicted: [0, 100], actual: [0, 100], voxels: 1000 + border };
  return diceScore(counts, { includeBackground: false });
}

const OBJECT = 100;

/** The Dice loss of an object of 100 pixels in an empty frame as large, all predicted p, and nothing elsewhere. */
export function lossOfSure(p: number): number {
  const target = tensor(new Float64Array(2 * OBJECT).fill(1, 0, OBJECT), [1, 2 * OBJECT]);
  const prediction = tensor(new Float64Array(2 * OBJECT).fill(p, 0, OBJECT), [1, 2 * OBJECT]);
  return diceLoss(prediction, target, { classAxis: null, smooth: 0 }).item();
}

/** Dice of the mask that the threshold ½ makes of the same prediction. */
export function scoreOfSure(p: number): number {
  return p > 0.5 ? scoreOfMistakes(OBJECT, 0, 0) : scoreOfMistakes(OBJECT, OBJECT, 0);
}
