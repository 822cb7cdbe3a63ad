/** A grid of labels, row by row. */
export interface LabelGrid {
  readonly labels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * The edges between pixels of different labels as a path of SVG: horizontal and vertical lines, each as long as it can be.
 *
 * @param isCut - whether the grid is a part of a larger one, so that its border is not an edge; otherwise outside is label 0
 */
export function boundaryPath(grid: LabelGrid, isCut = false): string {
  const { width, height } = grid;
  const first = Number(isCut);
  const parts: string[] = [];
  for (let y = first; y <= height - first; y++)
    for (const [start, end] of runs(width, (x) => labelAt(grid, x, y - 1) !== labelAt(grid, x, y)))
      parts.push(`M${start} ${y}h${end - start}`);
  for (let x = first; x <= width - first; x++)
    for (const [start, end] of runs(height, (y) => labelAt(grid, x - 1, y) !== labelAt(grid, x, y)))
      parts.push(`M${x} ${start}v${end - start}`);
  return parts.join("");
}

/** The pixels of every label but 0 as a path of SVG to fill: a rectangle for each run of a row. */
export function fillPath(grid: LabelGrid): string {
  const parts: string[] = [];
  for (let y = 0; y < grid.height; y++)
    for (const [start, end] of runs(grid.width, (x) => labelAt(grid, x, y) !== 0))
      parts.push(`M${start} ${y}h${end - start}v1h${start - end}z`);
  return parts.join("");
}

function labelAt({ labels, width, height }: LabelGrid, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : labels[y * width + x]!;
}

/** The longest runs of places below `length` at which a condition holds, each with its end. */
function* runs(length: number, holds: (at: number) => boolean): Generator<[start: number, end: number]> {
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const isIn = at < length && holds(at);
    if (isIn && start < 0) start = at;
    if (isIn || start < 0) continue;
    yield [start, at];
    start = -1;
  }
}
