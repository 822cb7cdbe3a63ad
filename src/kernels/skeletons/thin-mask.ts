import type { Extents } from "../components/label-components.ts";
import { isSimple, NEIGHBOURS } from "./simple-point.ts";

/**
 * Thins a mask to its centre lines: peels off voxels from six sides in turn, from each those that may leave without a change of the topology and
 * are not the end of a line, until none is left to peel. In a mask of one plane or row there are four sides.
 *
 * Each voxel is tested again when its turn comes, so that the skeleton has the components, tunnels and cavities of the mask: nothing vanishes, whatever
 * its width.
 *
 * @returns 1 for the voxels of the skeleton
 * @see Lee, Kashyap and Chu 1994, https://doi.org/10.1006/cgip.1994.1042, whose order of sides this is
 */
export function thinMask(mask: Uint8Array, extents: Extents): Uint8Array {
  const [planes, rows, columns] = extents;
  const [rowStep, planeStep] = [columns + 2, (rows + 2) * (columns + 2)];
  const padded = new Uint8Array((planes + 2) * planeStep);
  const places: number[] = [];
  for (let plane = 0, at = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        if (mask[at] === 0) continue;
        const place = (plane + 1) * planeStep + (row + 1) * rowStep + column + 1;
        padded[place] = 1;
        places.push(place);
      }
    }
  }
  const steps = NEIGHBOURS.map(([plane, row, column]) => plane * planeStep + row * rowStep + column);
  const sides = [planeStep, rowStep, 1].flatMap((step, axis) => (extents[axis]! > 1 ? [-step, step] : []));
  peel(padded, Int32Array.from(places), Int32Array.from(steps), sides);
  const thin = new Uint8Array(mask.length);
  for (let plane = 0, at = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const from = (plane + 1) * planeStep + (row + 1) * rowStep + 1;
      for (let column = 0; column < columns; column++) thin[at++] = padded[from + column]!;
    }
  }
  return thin;
}

/** Takes voxels out of a mask with a frame of zeros, until there is none to take. */
function peel(padded: Uint8Array, places: Int32Array, steps: Int32Array, sides: readonly number[]): void {
  let rest = places;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const side of sides) {
      // A voxel without another one behind it stays: a plate one voxel thick would vanish from its border inwards.
      const isOutermost = (place: number) => padded[place + side] === 0 && padded[place - side] !== 0;
      const left = takeOut(padded, rest, steps, isOutermost);
      isChanged ||= left.length < rest.length;
      rest = left;
    }
    if (isChanged) continue;
    // What is left are lines, but for a few voxels at bends.
    const left = takeOut(padded, rest, steps, () => true);
    isChanged = left.length < rest.length;
    rest = left;
  }
}

/** Takes out those of some voxels that may leave before any of them does, and still when their turn comes; returns the others. */
function takeOut(
  padded: Uint8Array,
  places: Int32Array,
  steps: Int32Array,
  isOutermost: (place: number) => boolean,
): Int32Array {
  const candidates = places.filter((place) => isOutermost(place) && mayLeave(padded, place, steps));
  for (const place of candidates) if (isOutermost(place) && mayLeave(padded, place, steps)) padded[place] = 0;
  return candidates.length === 0 ? places : places.filter((place) => padded[place] !== 0);
}

/** Returns whether a voxel is neither the end of a line nor needed by the topology. */
function mayLeave(padded: Uint8Array, place: number, steps: Int32Array): boolean {
  let inside = 0;
  for (let k = 0; k < steps.length; k++) inside |= padded[place + steps[k]!]! << k;
  // A power of two has one bit: the end of a line.
  return (inside & (inside - 1)) !== 0 && isSimple(inside);
}
