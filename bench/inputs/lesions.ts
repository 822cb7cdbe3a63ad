import { uniform } from "./inputs.ts";
import type { Shape } from "./volumes.ts";

export const LESION_SHAPE: Shape = [256, 256, 256];
export const LESIONS = 200;
/** Lesions lie in cells of their own, so that their number is known. */
const CELLS = 6;
const CELL = Math.floor(256 / CELLS);

/** Balls of 2 to 9 voxels of radius; the prediction moves each by up to two voxels, misses one in ten, and has as many false ones. */
export function lesionVolumes(): { prediction: Uint8Array; target: Uint8Array; voxels: number } {
  const next = uniform(7);
  const [prediction, target] = [new Uint8Array(256 ** 3), new Uint8Array(256 ** 3)];
  const ball = (mask: Uint8Array, centre: readonly number[], radius: number) => {
    const [p, r, c] = centre.map(Math.round) as [number, number, number];
    const reach = Math.ceil(radius);
    for (let dp = -reach; dp <= reach; dp++) {
      for (let dr = -reach; dr <= reach; dr++) {
        for (let dc = -reach; dc <= reach; dc++) {
          if (dp * dp + dr * dr + dc * dc > radius * radius) continue;
          mask[((p + dp) * 256 + r + dr) * 256 + c + dc] = 1;
        }
      }
    }
  };
  for (let cell = 0; cell < CELLS ** 3; cell++) {
    const place = [Math.floor(cell / CELLS ** 2), Math.floor(cell / CELLS) % CELLS, cell % CELLS];
    const centre = place.map((at) => at * CELL + CELL / 2 + 6 * (next() - 0.5));
    const radius = 2 + 7 * next();
    if (cell < LESIONS) ball(target, centre, radius);
    if (next() < 0.1) continue;
    ball(
      prediction,
      centre.map((at) => at + 4 * (next() - 0.5)),
      radius * (0.8 + 0.4 * next()),
    );
  }
  return { prediction, target, voxels: target.reduce((sum, value) => sum + value, 0) };
}
