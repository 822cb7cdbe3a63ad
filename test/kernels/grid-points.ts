import type { Grid, GridPoints } from "../../src/kernels/surfaces/boundary-points.ts";
import { randomNumbers } from "../tensor/random-values.ts";

/** The points of a grid at these positions, ascending. */
export function pointsAt(positions: readonly number[], { planes, rows, columns }: Grid): GridPoints {
  const size = rows * columns;
  const starts = Array.from(
    { length: planes + 1 },
    (_, plane) => positions.filter((position) => position < plane * size).length,
  );
  return {
    starts: Float64Array.from(starts),
    places: Uint32Array.from(positions, (position) => position % size),
    codes: new Uint8Array(positions.length).fill(1),
  };
}

/** Each position of the grid with this probability; at least one. */
export function randomPositions(grid: Grid, part: number, seed: number): number[] {
  const random = randomNumbers(seed);
  const size = grid.planes * grid.rows * grid.columns;
  const found = Array.from({ length: size }, (_, k) => k).filter(() => random() < part);
  return found.length > 0 ? found : [Math.floor(random() * size)];
}
