/** The 26 neighbours of a voxel as steps along planes, rows and columns; bit k of a neighbourhood is the k-th of them. */
export const NEIGHBOURS: readonly (readonly [plane: number, row: number, column: number])[] =
  /* @__PURE__ */ neighbours();

function neighbours(): [number, number, number][] {
  const steps = [-1, 0, 1];
  return steps
    .flatMap((plane) =>
      steps.flatMap((row) => steps.map((column): [number, number, number] => [plane, row, column])),
    )
    .filter(([plane, row, column]) => plane !== 0 || row !== 0 || column !== 0);
}

/** Sets of the 26 neighbours as bits. */
interface Neighbourhoods {
  /** For each neighbour those that share a face, an edge or a corner with it. */
  readonly touching: Int32Array;
  /** For each neighbour those that share a face with it, where both share a face or an edge with the voxel itself. */
  readonly facing: Int32Array;
  /** The neighbours across a face, and those across a face or an edge. */
  readonly faces: number;
  readonly edges: number;
}

let kept: Neighbourhoods | null = null;

function neighbourhoods(): Neighbourhoods {
  return { touching: touching(3), facing: touching(1), faces: within(1), edges: within(2) };
}

function within(axes: number): number {
  return NEIGHBOURS.reduce((bits, step, k) => (axesOf(step) <= axes ? bits | (1 << k) : bits), 0);
}

function axesOf(step: readonly number[]): number {
  return step.filter((part) => part !== 0).length;
}

function touching(axes: 1 | 3): Int32Array {
  return Int32Array.from(NEIGHBOURS, (one, k) => {
    if (axes === 1 && axesOf(one) > 2) return 0;
    return NEIGHBOURS.reduce((bits, other, j) => {
      const apart = other.map((part, axis) => part - one[axis]!);
      const touches = j !== k && apart.every((part) => Math.abs(part) <= 1) && axesOf(apart) <= axes;
      return touches && (axes === 3 || axesOf(other) <= 2) ? bits | (1 << j) : bits;
    }, 0);
  });
}

/**
 * Whether a voxel may leave a mask without a change of its topology: the voxels of the mask around it are one component by corners, and
 * those outside, in the 18 across faces and edges, one by faces that reaches it across a face.
 *
 * @param inside - bit k for the k-th neighbour in the mask
 * @see Bertrand and Malandain 1994, https://doi.org/10.1016/0167-8655(94)90046-9
 */
export function isSimple(inside: number): boolean {
  kept ??= neighbourhoods();
  if (inside === 0 || flood(inside & -inside, inside, kept.touching) !== inside) return false;
  const outside = ~inside & kept.edges;
  const faces = outside & kept.faces;
  return faces !== 0 && (flood(faces & -faces, outside, kept.facing) & faces) === faces;
}

/** The neighbours among `all` that are connected with those of `start`. */
function flood(start: number, all: number, adjacent: Int32Array): number {
  let found = start;
  let front = start;
  while (front !== 0) {
    const k = 31 - Math.clz32(front & -front);
    front &= front - 1;
    const added = adjacent[k]! & all & ~found;
    found |= added;
    front |= added;
  }
  return found;
}
