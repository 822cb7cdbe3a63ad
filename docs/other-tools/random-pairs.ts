/** A pair of masks with the size of their voxels. */
export interface MaskPair {
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly prediction: Uint8Array;
  readonly target: Uint8Array;
}

export const TOLERANCE = 1.5;

/**
 * Pairs of ellipsoids with a rough surface, shifted against each other; some touch the border of the image, some have an island. Both
 * masks of a pair have voxels, and together they are thicker than one voxel along each axis: other tools disagree with themselves there.
 */
export function randomPairs(count: number, seed = 1): MaskPair[] {
  const random = generator(seed);
  const pairs: MaskPair[] = [];
  while (pairs.length < count) {
    const pair = randomPair(random);
    if (isThick(pair)) pairs.push(pair);
  }
  return pairs;
}

function isThick({ shape: [planes, rows, columns], prediction, target }: MaskPair): boolean {
  const places = [0, 1, 2].map(() => new Set<number>());
  for (let at = 0; at < planes * rows * columns; at++) {
    if (prediction[at] === 0 && target[at] === 0) continue;
    places[0]!.add(Math.floor(at / (rows * columns)));
    places[1]!.add(Math.floor(at / columns) % rows);
    places[2]!.add(at % columns);
  }
  return places.every((axis) => axis.size > 1);
}

function randomPair(random: () => number): MaskPair {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const lengths = [0.5, 0.7, 1, 1.25, 2, 3];
  const shape = [between(3, 9), between(6, 16), between(6, 16)] as const;
  const spacing = [0, 1, 2].map(() => lengths[between(0, lengths.length - 1)]!);
  const middle = shape.map((extent) => extent * (0.2 + 0.6 * random()));
  const radius = shape.map((extent) => extent * (0.15 + 0.3 * random()));
  const mask = (shift: readonly number[]) => {
    const inside = new Uint8Array(shape[0] * shape[1] * shape[2]);
    for (let at = 0, z = 0; z < shape[0]; z++) {
      for (let y = 0; y < shape[1]; y++) {
        for (let x = 0; x < shape[2]; x++, at++) {
          const squares = [z, y, x].map(
            (place, axis) => ((place - middle[axis]! - shift[axis]!) / radius[axis]!) ** 2,
          );
          if (squares[0]! + squares[1]! + squares[2]! < 0.7 + 0.5 * random()) inside[at] = 1;
        }
      }
    }
    if (random() < 0.3 || !inside.includes(1)) inside[between(0, inside.length - 1)] = 1;
    return inside;
  };
  return {
    shape,
    spacing: spacing as [number, number, number],
    target: mask([0, 0, 0]),
    prediction: mask([random(), random() * 2, random() * 2]),
  };
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
