import { randomNumbers } from "./random-numbers.ts";

/** A pair of label maps with the size of their voxels. */
export interface LabelPair {
  /** Two or three extents. */
  readonly shape: readonly number[];
  readonly spacing: readonly number[];
  /** One more than the largest label; a class may be missing in one map or in both. */
  readonly classes: number;
  readonly prediction: Uint8Array;
  readonly target: Uint8Array;
}

export const TOLERANCE = 1.5;

/**
 * Makes pairs of label maps: 200 of 3-D, then 2-D, half of them square. A class is an ellipsoid with a rough surface, shifted in the
 * prediction. Some ellipsoids touch the border of the image, some have an island, and some classes are missing in a map or in both.
 */
export function randomPairs(count: number, seed = 1): LabelPair[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, at) => randomPair(random, at < 200 ? 3 : 2));
}

const LENGTHS = [0.5, 0.7, 1, 1.25, 2, 3];

function randomPair(random: () => number, axes: number): LabelPair {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const shape = [between(3, 9), between(6, 16), between(6, 16)].slice(3 - axes);
  // torchmetrics measures distances in square images alone.
  if (axes === 2 && random() < 0.5) shape[0] = shape[1]!;
  const spacing = shape.map(() => LENGTHS[between(0, LENGTHS.length - 1)]!);
  const classes = between(2, 4);
  const [prediction, target] = [0, 1].map(
    () => new Uint8Array(shape.reduce((size, extent) => size * extent, 1)),
  ) as [Uint8Array, Uint8Array];
  for (let label = 1; label < classes; label++) {
    const middle = shape.map((extent) => extent * (0.2 + 0.6 * random()));
    const radius = shape.map((extent) => extent * (0.15 + 0.3 * random()));
    const shift = shape.map(() => random() * 2);
    const draw = (map: Uint8Array, centre: readonly number[]) => {
      for (let at = 0; at < map.length; at++) {
        let square = 0;
        for (let axis = axes - 1, rest = at; axis >= 0; rest = Math.floor(rest / shape[axis]!), axis--)
          square += (((rest % shape[axis]!) - centre[axis]!) / radius[axis]!) ** 2;
        if (square < 0.7 + 0.5 * random()) map[at] = label;
      }
      if (random() < 0.3) map[between(0, map.length - 1)] = label;
    };
    const missing = random();
    if (missing > 0.12) draw(target, middle);
    if (missing > 0.18 || (missing > 0.06 && missing < 0.12))
      draw(
        prediction,
        middle.map((place, axis) => place + shift[axis]!),
      );
  }
  return { shape, spacing, classes, prediction, target };
}

/** The voxels of a class, as a mask of ones. */
export function maskOf(map: Uint8Array, label: number): Uint8Array {
  return map.map((value) => (value === label ? 1 : 0));
}
