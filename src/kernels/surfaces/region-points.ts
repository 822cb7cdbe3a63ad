import type { ClassVoxels, GridPoints } from "./boundary-points.ts";

/** The first and the last plane, row and column of the image, counted from the box: −2 is two planes before it. */
export interface ImageEnds {
  readonly first: readonly [plane: number, row: number, column: number];
  readonly last: readonly [plane: number, row: number, column: number];
}

/** Every voxel of a class; their code is 1. */
export function regionPoints(voxels: ClassVoxels): GridPoints {
  return pointsWhere(voxels, () => true);
}

/**
 * The voxels of a class that touch a voxel of the image outside of the class with a face, an edge or a corner; their code is 1. Where
 * the image ends, no voxel is outside; of a class that fills the image every voxel is a point.
 */
export function contourPoints(voxels: ClassVoxels, { first, last }: ImageEnds): GridPoints {
  const points = pointsWhere(voxels, (inside, plane, row, column) => {
    const lowRow = Math.max(first[1], row - 1);
    const highRow = Math.min(last[1], row + 1);
    const lowColumn = Math.max(first[2], column - 1);
    const highColumn = Math.min(last[2], column + 1);
    const highPlane = Math.min(last[0], plane + 1);
    for (let p = Math.max(first[0], plane - 1); p <= highPlane; p++) {
      for (let r = lowRow; r <= highRow; r++) {
        for (let c = lowColumn; c <= highColumn; c++) if (!inside(p, r, c)) return true;
      }
    }
    return false;
  });
  return points.places.length > 0 ? points : regionPoints(voxels);
}

type Inside = (plane: number, row: number, column: number) => boolean;

/** The voxels of the class for which a condition holds, in the order of their places. */
function pointsWhere(
  { labels, label, counted, start, planeStep, rowStep, box }: ClassVoxels,
  isPoint: (inside: Inside, plane: number, row: number, column: number) => boolean,
): GridPoints {
  const { planes, rows, columns } = box;
  const inside: Inside = (plane, row, column) => {
    if (plane < 0 || row < 0 || column < 0 || plane >= planes || row >= rows || column >= columns)
      return false;
    const at = start + plane * planeStep + row * rowStep + column;
    return labels[at] === label && (counted === null || counted[at] !== 0);
  };
  const places: number[] = [];
  const starts = new Float64Array(planes + 1);
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (inside(plane, row, column) && isPoint(inside, plane, row, column))
          places.push(row * columns + column);
      }
    }
    starts[plane + 1] = places.length;
  }
  return { starts, places: Uint32Array.from(places), codes: new Uint8Array(places.length).fill(1) };
}
