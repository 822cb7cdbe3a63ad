import type { LabelPair } from "../random-pairs.ts";

const SHAPE = [16, 16, 48] as const;

type Ball = readonly [column: number, radius: number];

/** A mask of balls in the middle row of the image, without the voxels of one column. */
function balls(list: readonly Ball[], gap = -1): Uint8Array {
  const [, rows, columns] = SHAPE;
  return Uint8Array.from({ length: SHAPE[0] * rows * columns }, (_, at) => {
    const place = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns] as const;
    const inside = ([column, radius]: Ball) =>
      (place[0] - 8) ** 2 + (place[1] - 8) ** 2 + (place[2] - column) ** 2 <= radius * radius;
    return place[2] !== gap && list.some(inside) ? 1 : 0;
  });
}

function pair(target: Uint8Array, prediction: Uint8Array): LabelPair {
  return { shape: SHAPE, spacing: [1, 1, 1], classes: 2, prediction, target };
}

const ONE: readonly Ball[] = [[8, 4]];
const TWO: readonly Ball[] = [
  [8, 4],
  [28, 4],
];

/** Pairs that each show a fault which the rules of one of the tools overlook. */
export const faultPairs = {
  found: pair(balls(ONE), balls(ONE)),
  "small isolated false lesion": pair(balls(ONE), balls([...ONE, [30, 0]])),
  "large isolated false lesion": pair(balls(ONE), balls([...ONE, [30, 7]])),
  "false lesion beside the target": pair(balls(ONE), balls([...ONE, [15, 1]])),
  halves: pair(balls(ONE), balls(ONE, 8)),
  "one of two found badly": pair(balls(TWO), balls([TWO[0]!, [28, 3.2]])),
  "one of two missed": pair(balls(TWO), balls([TWO[0]!])),
  "false lesion in the cell of the second": pair(balls(TWO), balls([...TWO, [42, 3]])),
  "no target": pair(balls([]), balls([[30, 7]])),
} satisfies Record<string, LabelPair>;
