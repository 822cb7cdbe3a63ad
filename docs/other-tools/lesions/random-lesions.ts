import { randomNumbers } from "../random-numbers.ts";
import type { LabelPair } from "../random-pairs.ts";

/**
 * Makes pairs of masks of several balls. A ball is found, shifted, missed, split by a plane or merged with its neighbour by a bridge;
 * predictions have isolated false balls, some balls touch, and in every tenth pair a map or both are empty.
 */
export function randomLesions(count: number, seed = 1): LabelPair[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, at) => randomPair(random, at));
}

const LENGTHS = [0.7, 1, 1, 1.5, 2];

function randomPair(random: () => number, number: number): LabelPair {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const shape = [between(14, 20), between(20, 28), between(20, 28)];
  const spacing = shape.map(() => (number % 2 === 0 ? 1 : LENGTHS[between(0, LENGTHS.length - 1)]!));
  const size = shape[0]! * shape[1]! * shape[2]!;
  const target = new Uint8Array(size);
  const prediction = new Uint8Array(size);
  const ball = (map: Uint8Array, centre: readonly number[], radius: number, gap = -1) => {
    for (let at = 0; at < size; at++) {
      const place = [
        Math.floor(at / (shape[1]! * shape[2]!)),
        Math.floor(at / shape[2]!) % shape[1]!,
        at % shape[2]!,
      ];
      if (gap >= 0 && place[2] === gap) continue;
      if (place.reduce((sum, value, axis) => sum + (value - centre[axis]!) ** 2, 0) <= radius * radius)
        map[at] = 1;
    }
  };
  const place = () => shape.map((extent) => between(0, extent - 1));
  for (let left = between(1, 6); left > 0; left--) {
    const centre = place();
    const radius = between(0, 4) + 0.5;
    const beside = centre.map(
      (value, axis) => value + (axis === 2 ? Math.round(2 * radius) + between(0, 3) : 0),
    );
    const shifted = centre.map((value) => value + between(-1, 1));
    const fate = random();
    if (fate < 0.85) ball(target, centre, radius);
    if (fate < 0.2) ball(target, beside, radius);
    if (fate < 0.1)
      ball(
        prediction,
        [0, 1, 2].map((axis) => (centre[axis]! + beside[axis]!) / 2),
        2 * radius,
      );
    else if (fate < 0.25) ball(prediction, centre, radius, centre[2]!);
    else if (fate < 0.7) ball(prediction, shifted, radius * (0.7 + random() * 0.6));
    else if (fate > 0.85) ball(prediction, centre, radius);
  }
  if (number % 10 === 3 || number % 30 === 7) target.fill(0);
  if (number % 30 === 5 || number % 30 === 7) prediction.fill(0);
  return { shape, spacing, classes: 2, prediction, target };
}
