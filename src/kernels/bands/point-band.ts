import { sumOfThree } from "../mesh/sum-of-three.ts";
import type { Grid, GridPoints } from "../surfaces/boundary-points.ts";

/** The length of an edge of a voxel along planes, rows and columns. */
export type Edges = readonly [planes: number, rows: number, columns: number];

/** Columns of a row of voxels that are near a point: `before` to the left of it, `behind` to the right, its own included. */
interface Span {
  readonly plane: number;
  readonly row: number;
  readonly before: number;
  readonly behind: number;
}

/**
 * Marks the voxels of a box whose middles are at most `distance` from one of the points.
 *
 * @param between - whether the points are those between voxels: half a voxel before the voxel of the same place
 * @param flat - whether the axis of rows is missing
 * @returns 1 for each such voxel of the box, else 0
 */
export function pointBand(
  { starts, places }: GridPoints,
  box: Grid,
  between: boolean,
  flat: boolean,
  edges: Edges,
  distance: number,
): Uint8Array {
  const { planes, rows, columns } = box;
  const band = new Uint8Array(planes * rows * columns);
  const pointColumns = between ? columns + 1 : columns;
  const pointPlanes = between ? planes + 1 : planes;
  const spans = spansOf(edges, distance, between ? 0.5 : 0, flat, box);
  // How many spans begin less how many end at each column of a plane, one more than there are voxels.
  const changes = new Int32Array(rows * (columns + 1));
  for (let plane = 0; plane < planes; plane++) {
    changes.fill(0);
    for (const span of spans) {
      const from = plane - span.plane;
      if (from < 0 || from >= pointPlanes) continue;
      for (let k = starts[from]!; k < starts[from + 1]!; k++) {
        const pointRow = Math.floor(places[k]! / pointColumns);
        const row = pointRow + span.row;
        if (row < 0 || row >= rows) continue;
        const column = places[k]! - pointRow * pointColumns;
        const first = Math.max(0, column - span.before);
        const end = Math.min(columns, column + span.behind);
        if (first >= end) continue;
        changes[row * (columns + 1) + first]!++;
        changes[row * (columns + 1) + end]!--;
      }
    }
    for (let row = 0; row < rows; row++) {
      let open = 0;
      for (let column = 0; column < columns; column++) {
        open += changes[row * (columns + 1) + column]!;
        if (open > 0) band[(plane * rows + row) * columns + column] = 1;
      }
    }
  }
  return band;
}

/** The rows near a point, with the columns of each. */
function spansOf(
  [alongPlanes, alongRows, alongColumns]: Edges,
  distance: number,
  half: number,
  flat: boolean,
  { planes, rows, columns }: Grid,
): Span[] {
  const spans: Span[] = [];
  const limit = distance * distance;
  const reach = (edge: number, extent: number) => Math.min(extent, Math.ceil(distance / edge)) + 1;
  const [planeReach, rowReach] = [reach(alongPlanes, planes), flat ? 0 : reach(alongRows, rows)];
  for (let plane = -planeReach; plane <= planeReach; plane++) {
    for (let row = -rowReach; row <= rowReach; row++) {
      const down = (plane + half) * alongPlanes;
      const across = flat ? 0 : (row + half) * alongRows;
      const isNear = (column: number) => {
        const along = (column + half) * alongColumns;
        return sumOfThree(down * down, across * across, along * along) <= limit;
      };
      let behind = 0;
      while (behind <= columns && isNear(behind)) behind++;
      // Of points between voxels as many to the left; of voxels the column itself is not counted twice.
      const before = half === 0 ? behind - 1 : behind;
      if (behind > 0) spans.push({ plane, row, before, behind });
    }
  }
  return spans;
}
