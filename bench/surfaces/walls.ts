import { frame, type Pair, type Vector } from "./solid-pairs.ts";

/** Two thin walls, 1 to 3 mm thick, and the thickness of the thinner one. */
interface Walls extends Pair {
  readonly thickness: number;
}

/** Directions in which a Hausdorff distance is computed, between both ends of the line through two middles. */
const DIRECTIONS = 4000;

/**
 * Draws two hollow spheres whose walls are thin, as that of a bladder or a vessel: around one middle, with radii that differ, or with one
 * radius and middles that differ. Each has an outer and an inner surface.
 */
export function drawWalls(random: () => number): Walls {
  const radius = 8 + 5 * random();
  const thickness = 1 + 2 * random();
  const second = Math.min(3, thickness * (1 + 0.4 * Math.max(0, random() - 0.5)));
  const gap = 0.2 + 1.8 * random();
  const isMoved = random() < 0.5;
  const move = frame(random)[0].map((part) => (isMoved ? gap * part : 0)) as unknown as Vector;
  const secondRadius = isMoved ? radius : radius + gap;
  return {
    kind: "thin walls",
    thickness,
    first: (place) => Math.abs(Math.hypot(...place) - radius) <= thickness / 2,
    second: ([x, y, z]) =>
      Math.abs(Math.hypot(x - move[0], y - move[1], z - move[2]) - secondRadius) <= second / 2,
    hausdorff: hausdorffOf(
      [radius - thickness / 2, radius + thickness / 2],
      [secondRadius - second / 2, secondRadius + second / 2],
      isMoved ? gap : 0,
    ),
    average: undefined,
  };
}

/** The Hausdorff distance of two sets of spheres, each around one middle, whose middles are so far apart. */
function hausdorffOf(first: readonly number[], second: readonly number[], apart: number): number {
  const farthest = (from: readonly number[], to: readonly number[]) => {
    let most = 0;
    for (let k = 0; k <= DIRECTIONS; k++) {
      const cosine = (2 * k) / DIRECTIONS - 1;
      for (const radius of from) {
        // How far a point of the sphere is from the other middle.
        const own = Math.sqrt(Math.max(0, radius * radius + apart * apart - 2 * radius * apart * cosine));
        most = Math.max(most, Math.min(...to.map((other) => Math.abs(own - other))));
      }
    }
    return most;
  };
  return Math.max(farthest(first, second), farthest(second, first));
}
