/* The nearest quadrilateral among those of the cells around a point: the search of kernels/mesh/search/near-elements.ts. */

import { prepareTogether } from "./blocks";
import { cellAt, clearPlanes, findCell, gatherAll, gatherNear, indexPlane } from "./near-cells";
import { begin, best, measure, startAt } from "./near-list";
import { FRAME, KNOWN_BITS, NearSearch, WINDOW } from "./near-search";
import { MARGIN, wordAt } from "./search";

/** Elements after which a search is given up that has found fewer than a quarter. */
const TRIAL: i32 = 4096;

/** Writes the squared distance of each point to the nearest element, NaN where it may be outside of the cells around. */
export function nearQuads(pointers: usize): void {
  const search = changetype<NearSearch>(pointers);
  const planes = search.planes;
  const stride = (search.rows + FRAME) * (search.columns + FRAME);
  clearPlanes(search, stride);
  // No form is −1.
  memory.fill(search.known, 0xff, 32 << KNOWN_BITS);
  prepareTogether();
  startAt(-1);
  let indexed = -1;
  let element = 0;
  let found = 0;
  for (let plane = 0; plane < planes; plane++) {
    while (indexed < plane + 3) {
      indexed++;
      if (indexed >= WINDOW) indexPlane(search, stride, indexed - WINDOW, true);
      if (indexed < planes) indexPlane(search, stride, indexed, false);
    }
    const lastCell = wordAt(search.fromStarts, plane + 1);
    for (let cell = wordAt(search.fromStarts, plane); cell < lastCell; cell++) {
      const end = wordAt(search.fromFirsts, cell + 1);
      if (element == end) continue;
      const same = cellAt(search, stride, plane, wordAt(search.fromPlaces, cell));
      for (; element < end; element++) {
        const point = search.fromRecords + (<usize>element << 4);
        const square = hasMiddle(search, same, point) ? 0 : nearest(search, stride, point);
        store<f64>(search.squares + (<usize>element << 3), square);
        if (square >= 0) found++;
      }
    }
    if (element >= TRIAL && 4 * found < element) break;
  }
  const all = wordAt(search.fromFirsts, wordAt(search.fromStarts, planes));
  for (; element < all; element++) store<f64>(search.squares + (<usize>element << 3), NaN);
}

/** Whether a point is the middle of one of the elements of a cell, as of most where both masks agree. */
// @ts-ignore: decorator
@inline
function hasMiddle(search: NearSearch, cell: i32, point: usize): bool {
  const end = (cell >> 2) + (cell & 3);
  for (let element = cell >> 2; element < end; element++) {
    const record = search.toRecords + (<usize>element << 4);
    const isEqual = i32x4.eq(v128.load(record), v128.load(point));
    if ((i32x4.bitmask(isEqual) & 7) == 7) {
      startAt(element);
      return true;
    }
  }
  return false;
}

/** The squared distance of the element nearest to a point, NaN if it may be outside of the cells around. */
function nearest(search: NearSearch, stride: i32, point: usize): f64 {
  const steps = search.steps;
  const side = findCell(search, point);
  const shortest = min(load<f64>(steps, 24), min(load<f64>(steps, 32), load<f64>(steps, 40)));
  const farthest = side + 2 * shortest;
  begin(search, point, farthest * farthest);
  for (let size = 2; size <= 3; size++) {
    if (size == 2) gatherNear(search, stride);
    else gatherAll(search, stride);
    measure(search, point);
    const reach = side + <f64>(size - 1) * shortest;
    if (best * MARGIN + load<f64>(steps, 48) <= reach * reach) return best;
  }
  return NaN;
}
