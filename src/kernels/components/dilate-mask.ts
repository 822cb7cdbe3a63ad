import type { Extents } from "./label-components.ts";

/**
 * Dilates a mask in place, so many times, by the voxels that share a face or an edge with it: in 2-D, where there is one row in each plane,
 * by those that share a side or a corner.
 *
 * Only the voxels that were added last have new neighbours, so a step costs what the surface costs.
 */
export function dilateMask(mask: Uint8Array, [planes, rows, columns]: Extents, steps: number): void {
  let front: number[] = [];
  for (let at = 0; at < mask.length; at++) if (mask[at] !== 0) front.push(at);
  for (let step = 0; step < steps; step++) {
    const added: number[] = [];
    for (const at of front) {
      const column = at % columns;
      const row = ((at - column) / columns) % rows;
      const plane = (at - column - row * columns) / (rows * columns);
      for (let dp = plane > 0 ? -1 : 0; dp <= 1 && plane + dp < planes; dp++) {
        for (let dr = row > 0 ? -1 : 0; dr <= 1 && row + dr < rows; dr++) {
          for (let dc = column > 0 ? -1 : 0; dc <= 1 && column + dc < columns; dc++) {
            if (dp !== 0 && dr !== 0 && dc !== 0) continue;
            const neighbour = at + (dp * rows + dr) * columns + dc;
            if (mask[neighbour] !== 0) continue;
            mask[neighbour] = 1;
            added.push(neighbour);
          }
        }
      }
    }
    front = added;
  }
}
