/* The nearest quadrilateral among those of the cells around a point: the search of kernels/mesh/search/near-elements.ts. */

import { gather, limitTo, measure, toColumns, toPlanes, toRows, writeOffsets } from "./near-list";
import { BEFORE, FRAME, NearSearch, WINDOW } from "./near-search";
import { MARGIN, wordAt } from "./search";

/** Whole steps of a voxel. */
const STEPS: f64 = 20160;

/** Elements after which a search is given up that has found fewer than a quarter. */
const TRIAL: i32 = 4096;

/** Writes the squared distance of each point to the nearest element, NaN where it may be outside of the cells around. */
export function nearQuads(pointers: usize): void {
  const search = changetype<NearSearch>(pointers);
  const planes = search.planes;
  const stride = (search.rows + FRAME) * (search.columns + FRAME);
  memory.fill(search.cells, 0, <usize>(WINDOW * stride) << 2);
  let indexed = -1;
  let element = 0;
  let found = 0;
  for (let plane = 0; plane < planes; plane++) {
    while (indexed < plane + 3) {
      indexed++;
      const cells = search.cells + (<usize>((indexed & (WINDOW - 1)) * stride) << 2);
      if (indexed >= WINDOW) clearPlane(search, indexed - WINDOW, cells);
      if (indexed < planes) indexPlane(search, indexed, cells);
    }
    const cells = search.cells + (<usize>((plane & (WINDOW - 1)) * stride) << 2);
    const lastCell = wordAt(search.fromStarts, plane + 1);
    for (let cell = wordAt(search.fromStarts, plane); cell < lastCell; cell++) {
      const end = wordAt(search.fromFirsts, cell + 1);
      if (element == end) continue;
      const same = load<i32>(cells + framed(search, wordAt(search.fromPlaces, cell)));
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

/** The place of a cell in a plane with its frame. */
// @ts-ignore: decorator
@inline
function framed(search: NearSearch, place: i32): usize {
  const row = place / search.columns;
  return <usize>(place + row * FRAME + BEFORE * (search.columns + FRAME) + BEFORE) << 2;
}

/** Writes of each cell of a plane its first element, times four, plus their number, which is three at most. */
function indexPlane(search: NearSearch, plane: i32, cells: usize): void {
  const end = wordAt(search.toStarts, plane + 1);
  for (let cell = wordAt(search.toStarts, plane); cell < end; cell++) {
    const start = wordAt(search.toFirsts, cell);
    const elements = wordAt(search.toFirsts, cell + 1) - start;
    if (elements != 0)
      store<i32>(cells + framed(search, wordAt(search.toPlaces, cell)), (start << 2) | elements);
  }
}

function clearPlane(search: NearSearch, plane: i32, cells: usize): void {
  const end = wordAt(search.toStarts, plane + 1);
  for (let cell = wordAt(search.toStarts, plane); cell < end; cell++)
    store<i32>(cells + framed(search, wordAt(search.toPlaces, cell)), 0);
}

/** Whether a point is the middle of one of the elements of a cell, as of most where both masks agree. */
// @ts-ignore: decorator
@inline
function hasMiddle(search: NearSearch, cell: i32, point: usize): bool {
  let record = search.toRecords + (<usize>(cell >> 2) << 4);
  for (let rest = cell & 3; rest > 0; rest--) {
    const isEqual = i32x4.eq(v128.load(record), v128.load(point));
    if ((i32x4.bitmask(isEqual) & 7) == 7) return true;
    record += 16;
  }
  return false;
}

/** The squared distance of the element nearest to a point, NaN if it may be outside of the cells around. */
function nearest(search: NearSearch, stride: i32, point: usize): f64 {
  const steps = search.steps;
  const a = <f64>load<i32>(point) / STEPS + 0.5;
  const b = <f64>load<i32>(point, 4) / STEPS + 0.5;
  const c = <f64>load<i32>(point, 8) / STEPS + 0.5;
  // A cell reaches half a voxel to both sides of its place.
  const plane = floor(a);
  const row = floor(b);
  const column = floor(c);
  const planeLength = load<f64>(steps, 24);
  const rowLength = load<f64>(steps, 32);
  const columnLength = load<f64>(steps, 40);
  const side = min(
    writeOffsets(toPlanes, a - plane, planeLength),
    min(writeOffsets(toRows, b - row, rowLength), writeOffsets(toColumns, c - column, columnLength)),
  );
  const shortest = min(planeLength, min(rowLength, columnLength));
  const farthest = side + 2 * shortest;
  limitTo(farthest * farthest);
  for (let size = 2; size <= 3; size++) {
    gather(search, stride, point, <i32>plane, <i32>row, <i32>column, size);
    const best = measure(search, point);
    const reach = side + <f64>(size - 1) * shortest;
    if (best * MARGIN + load<f64>(steps, 48) <= reach * reach) return best;
  }
  return NaN;
}
