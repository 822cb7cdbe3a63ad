/* The cells of a few planes that have elements, and those of them around a point. */

import { addCell, emptyList, limit } from "./near-list";
import { BEFORE, FRAME, NearSearch, WINDOW } from "./near-search";
import { wordAt } from "./search";

/** Whole steps of a voxel. */
const STEPS: f64 = 20160;

/** The bits of a cell in the masks of the cells one before it to two behind it in a row, if it is in the first row of theirs. */
const BITS: u64 = 0x0001_0002_0004_0008;

/** The number of a cell in a plane with its frame. */
// @ts-ignore: decorator
@inline
function framed(search: NearSearch, place: i32): i32 {
  const row = place / search.columns;
  return place + row * FRAME + BEFORE * (search.columns + FRAME) + BEFORE;
}

/** Empties all planes. */
export function clearPlanes(search: NearSearch, stride: i32): void {
  memory.fill(search.cells, 0, <usize>(WINDOW * stride) << 2);
  memory.fill(search.masks, 0, <usize>(WINDOW * stride) << 1);
}

/**
 * Writes of each cell of a plane its first element, times four, plus their number, which is three at most; empties the cells instead if the
 * plane `isDropped`.
 */
export function indexPlane(search: NearSearch, stride: i32, plane: i32, isDropped: bool): void {
  const width = search.columns + FRAME;
  const start = (plane & (WINDOW - 1)) * stride;
  const end = wordAt(search.toStarts, plane + 1);
  for (let cell = wordAt(search.toStarts, plane); cell < end; cell++) {
    const first = wordAt(search.toFirsts, cell);
    const elements = wordAt(search.toFirsts, cell + 1) - first;
    if (elements == 0) continue;
    const at = start + framed(search, wordAt(search.toPlaces, cell));
    store<i32>(search.cells + (<usize>at << 2), isDropped ? 0 : (first << 2) | elements);
    let masks = search.masks + (<usize>(at + 2 * width - 1) << 1);
    let bits = BITS;
    for (let row = 0; row < 4; row++) {
      store<u64>(masks, isDropped ? 0 : load<u64>(masks) | bits);
      masks -= <usize>width << 1;
      bits <<= 4;
    }
  }
}

/** What {@link indexPlane} wrote of the cell of a place. */
// @ts-ignore: decorator
@inline
export function cellAt(search: NearSearch, stride: i32, plane: i32, place: i32): i32 {
  return wordAt(search.cells, (plane & (WINDOW - 1)) * stride + framed(search, place));
}

/** The cell of a point, and how far the point is from its sides along each axis. */
let plane: i32 = 0;
let row: i32 = 0;
let column: i32 = 0;
let beforePlane: f64 = 0;
let behindPlane: f64 = 0;
let beforeRow: f64 = 0;
let behindRow: f64 = 0;
let beforeColumn: f64 = 0;
let behindColumn: f64 = 0;

/** Finds the cell of a point, and returns the distance to its nearest side. */
export function findCell(search: NearSearch, point: usize): f64 {
  const steps = search.steps;
  const a = <f64>load<i32>(point) / STEPS + 0.5;
  const b = <f64>load<i32>(point, 4) / STEPS + 0.5;
  const c = <f64>load<i32>(point, 8) / STEPS + 0.5;
  // A cell reaches half a voxel to both sides of its place.
  plane = <i32>a;
  row = <i32>b;
  column = <i32>c;
  const p = a - <f64>plane;
  const r = b - <f64>row;
  const s = c - <f64>column;
  beforePlane = p * load<f64>(steps, 24);
  behindPlane = (1 - p) * load<f64>(steps, 24);
  beforeRow = r * load<f64>(steps, 32);
  behindRow = (1 - r) * load<f64>(steps, 32);
  beforeColumn = s * load<f64>(steps, 40);
  behindColumn = (1 - s) * load<f64>(steps, 40);
  return min(
    min(beforePlane, behindPlane),
    min(min(beforeRow, behindRow), min(beforeColumn, behindColumn)),
  );
}

/** Which of 4 × 4 cells of a plane are within the limit, a bit each: rows one before and at the middle have equal bounds. */
// @ts-ignore: decorator
@inline
function cellsWithin(before: v128, here: v128, behind: v128, ofPlane: f32): u64 {
  const more = f32x4.splat(ofPlane);
  const most = f32x4.splat(limit);
  const first = f32x4.le(f32x4.add(before, more), most);
  const middle = f32x4.le(f32x4.add(here, more), most);
  const end = f32x4.le(f32x4.add(behind, more), most);
  const halves = i8x16.narrow_i16x8_s(
    i16x8.narrow_i32x4_s(first, middle),
    i16x8.narrow_i32x4_s(middle, end),
  );
  return <u64>i8x16.bitmask(halves);
}

/** Lists the elements within the limit of the cells at the offsets −2 to 1 along each axis. */
export function gatherNear(search: NearSearch, stride: i32): void {
  emptyList();
  // Elements that begin one before the cell or in it may reach into it.
  const here = f32x4(squareOf(beforeColumn), 0, 0, squareOf(behindColumn));
  const before = f32x4.add(here, f32x4.splat(squareOf(beforeRow)));
  const behind = f32x4.add(here, f32x4.splat(squareOf(behindRow)));
  const inside = cellsWithin(before, here, behind, 0);
  const within =
    cellsWithin(before, here, behind, squareOf(beforePlane)) |
    ((inside | (inside << 16)) << 16) |
    (cellsWithin(before, here, behind, squareOf(behindPlane)) << 48);
  const width = search.columns + FRAME;
  const at = (row + BEFORE) * width + column + BEFORE;
  let rest =
    within &
    (maskAt(search, stride, -2, at) |
      (maskAt(search, stride, -1, at) << 16) |
      (maskAt(search, stride, 0, at) << 32) |
      (maskAt(search, stride, 1, at) << 48));
  const corner = at - 2 * width - 2;
  while (rest != 0) {
    const bit = <i32>ctz(rest);
    rest &= rest - 1;
    const first = planeAt(stride, (bit >> 4) - 2) + corner;
    addCell(search, wordAt(search.cells, first + ((bit >> 2) & 3) * width + (bit & 3)));
  }
}

/** Lists the elements of the cells at the offsets −3 to 2 along each axis that may be within the limit. */
export function gatherAll(search: NearSearch, stride: i32): void {
  emptyList();
  const width = search.columns + FRAME;
  for (let i = -3; i < 3; i++) {
    const ofPlane = offsetSquare(i, beforePlane, behindPlane, load<f64>(search.steps, 24));
    for (let j = -3; j < 3; j++) {
      const ofRow = ofPlane + offsetSquare(j, beforeRow, behindRow, load<f64>(search.steps, 32));
      if (ofRow > limit) continue;
      const first = planeAt(stride, i) + (row + j + BEFORE) * width + column + BEFORE;
      for (let k = -3; k < 3; k++)
        if (ofRow + offsetSquare(k, beforeColumn, behindColumn, load<f64>(search.steps, 40)) <= limit)
          addCell(search, wordAt(search.cells, first + k));
    }
  }
}

/** The squared distance of a point from the elements that begin at an offset along an axis. */
function offsetSquare(offset: i32, before: f64, behind: f64, length: f64): f32 {
  if (offset == -1 || offset == 0) return 0;
  return squareOf(offset < 0 ? before - <f64>(offset + 2) * length : behind + <f64>(offset - 1) * length);
}

// @ts-ignore: decorator
@inline
function squareOf(length: f64): f32 {
  return <f32>(length * length);
}

/** Where a plane of cells around the point begins. */
// @ts-ignore: decorator
@inline
function planeAt(stride: i32, offset: i32): i32 {
  return ((plane + offset) & (WINDOW - 1)) * stride;
}

/** Which of the 4 × 4 cells of a plane around a cell have elements. */
// @ts-ignore: decorator
@inline
function maskAt(search: NearSearch, stride: i32, offset: i32, cell: i32): u64 {
  return <u64>load<u16>(search.masks + (<usize>(planeAt(stride, offset) + cell) << 1));
}
