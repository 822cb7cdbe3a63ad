/* The elements of the cells around a point, with bounds of their distances, and the nearest of them. */

import { boundAt, leastLane, withinLimit } from "./blocks";
import { BEFORE, FRAME, NearSearch, WINDOW } from "./near-search";
import { FORM_BYTES, quadSquare } from "./quad";
import { MARGIN, wordAt } from "./search";

/** Makes a limit no smaller by rounding. */
const OUTWARDS: f64 = 1.0 + 1e-6;

/** What rounding to float32 changes of a bound, as a part of the squared distance of the middle. */
const PART: f32 = 4e-6;

/** The largest bound that may belong to the nearest element, and how many may be it. */
let limit: f32 = 0;
let count: i32 = 0;
/** Those of them whose bounds are known. */
let bounded: i32 = 0;
/** The least bounds in four lanes, and whose they are. */
let least: v128 = f32x4.splat(0);
let first: v128 = i32x4.splat(0);

/** The squared distances of a point from the elements that begin at the offsets −3 to 2 along an axis. */
export const toPlanes = memory.data(24);
export const toRows = memory.data(24);
export const toColumns = memory.data(24);

/** Begins with a bound of the squared distance. */
export function limitTo(square: f64): void {
  limit = <f32>(square * OUTWARDS);
}

/** Writes the squared distances to the offsets of an axis, and returns the distance to the nearer side of the cell. */
// @ts-ignore: decorator
@inline
export function writeOffsets(offsets: usize, part: f64, length: f64): f64 {
  const before = part * length;
  const behind = (1 - part) * length;
  store<f32>(offsets, <f32>((before + length) * (before + length)));
  store<f32>(offsets, <f32>(before * before), 4);
  store<f32>(offsets, 0, 8);
  store<f32>(offsets, 0, 12);
  store<f32>(offsets, <f32>(behind * behind), 16);
  store<f32>(offsets, <f32>((behind + length) * (behind + length)), 20);
  return min(before, behind);
}

/** Lists the elements of the cells at the offsets −size to size − 1 along each axis, with their bounds: the nearest cells first. */
export function gather(
  search: NearSearch,
  stride: i32,
  point: usize,
  plane: i32,
  row: i32,
  column: i32,
  size: i32,
): void {
  count = 0;
  bounded = 0;
  least = f32x4.splat(Infinity);
  first = i32x4.splat(0);
  const width = search.columns + FRAME;
  const toFour = v128.load(toColumns, 4);
  const toFirst = load<f32>(toColumns);
  const toLast = load<f32>(toColumns, 20);
  for (let i = 0; i < 2 * size; i++) {
    // −1, 0, −2, 1, −3, 2
    const offset = (i & 1) == 0 ? -1 - (i >> 1) : i >> 1;
    const ofPlane = load<f32>(toPlanes + (<usize>(offset + 3) << 2));
    if (ofPlane > limit) continue;
    const cells =
      search.cells +
      (<usize>(((plane + offset) & (WINDOW - 1)) * stride + (row + BEFORE) * width + column + BEFORE) << 2);
    for (let j = 0; j < 2 * size; j++) {
      const beside = (j & 1) == 0 ? -1 - (j >> 1) : j >> 1;
      const ofRow = ofPlane + load<f32>(toRows + (<usize>(beside + 3) << 2));
      if (ofRow > limit) continue;
      const at = cells + <usize>((beside * width) << 2);
      const four = v128.load(at - 8);
      if (v128.any_true(four)) {
        const isNear = f32x4.le(f32x4.add(f32x4.splat(ofRow), toFour), f32x4.splat(limit));
        addCells(search, at - 8, i32x4.bitmask(v128.and(isNear, i32x4.ne(four, i32x4.splat(0)))));
      }
      if (size == 3) {
        if (ofRow + toFirst <= limit) addCells(search, at - 12, i32(load<i32>(at - 12) != 0));
        if (ofRow + toLast <= limit) addCells(search, at + 8, i32(load<i32>(at, 8) != 0));
      }
      while (count - bounded >= 4) boundFour(search, point);
    }
  }
  if (bounded < count) {
    // The last element fills up its four.
    const last = search.list + (<usize>count << 2);
    const element = load<i32>(last - 4);
    store<i32>(last, element);
    store<i32>(last, element, 4);
    store<i32>(last, element, 8);
    boundFour(search, point);
  }
}

/** Adds the elements of those of four cells whose bits are set. */
// @ts-ignore: decorator
@inline
function addCells(search: NearSearch, cells: usize, bits: i32): void {
  let rest = bits;
  while (rest != 0) {
    const cell = wordAt(cells, ctz(rest));
    rest &= rest - 1;
    const list = search.list + (<usize>count << 2);
    const element = cell >> 2;
    store<i32>(list, element);
    store<i32>(list, element + 1, 4);
    store<i32>(list, element + 2, 8);
    count += cell & 3;
  }
}

/** Bounds the squared distances of the next four elements. */
function boundFour(search: NearSearch, point: usize): void {
  const records = search.toRecords;
  const list = search.list + (<usize>bounded << 2);
  const own = v128.load(point);
  const lengths = v128.load(search.roundedSteps);
  const a = records + (<usize>wordAt(list, 0) << 4);
  const b = records + (<usize>wordAt(list, 1) << 4);
  const c = records + (<usize>wordAt(list, 2) << 4);
  const d = records + (<usize>wordAt(list, 3) << 4);
  const slabs = search.slabs;
  const aSlab = slabs + (<usize>load<i32>(a, 12) << 5);
  const bSlab = slabs + (<usize>load<i32>(b, 12) << 5);
  const cSlab = slabs + (<usize>load<i32>(c, 12) << 5);
  const dSlab = slabs + (<usize>load<i32>(d, 12) << 5);
  const aTo = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.load(a), own)), lengths);
  const bTo = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.load(b), own)), lengths);
  const cTo = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.load(c), own)), lengths);
  const dTo = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.load(d), own)), lengths);
  // Columns of the four become rows.
  const abTo = v128.shuffle<i32>(aTo, bTo, 0, 4, 1, 5);
  const cdTo = v128.shuffle<i32>(cTo, dTo, 0, 4, 1, 5);
  const u = v128.shuffle<i32>(abTo, cdTo, 0, 1, 4, 5);
  const v = v128.shuffle<i32>(abTo, cdTo, 2, 3, 6, 7);
  const w = v128.shuffle<i32>(
    v128.shuffle<i32>(aTo, bTo, 2, 6, 3, 7),
    v128.shuffle<i32>(cTo, dTo, 2, 6, 3, 7),
    0,
    1,
    4,
    5,
  );
  const aAcross = v128.load(aSlab);
  const bAcross = v128.load(bSlab);
  const cAcross = v128.load(cSlab);
  const dAcross = v128.load(dSlab);
  const abLow = v128.shuffle<i32>(aAcross, bAcross, 0, 4, 1, 5);
  const cdLow = v128.shuffle<i32>(cAcross, dAcross, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(aAcross, bAcross, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(cAcross, dAcross, 2, 6, 3, 7);
  const across = f32x4.add(
    f32x4.add(
      f32x4.mul(v128.shuffle<i32>(abLow, cdLow, 0, 1, 4, 5), u),
      f32x4.mul(v128.shuffle<i32>(abLow, cdLow, 2, 3, 6, 7), v),
    ),
    f32x4.mul(v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5), w),
  );
  const reach = v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7);
  const beside = f32x4(load<f32>(aSlab, 16), load<f32>(bSlab, 16), load<f32>(cSlab, 16), load<f32>(dSlab, 16));
  const zero = f32x4.splat(0);
  const square = f32x4.add(f32x4.add(f32x4.mul(u, u), f32x4.mul(v, v)), f32x4.mul(w, w));
  const besideSquare = f32x4.abs(f32x4.sub(square, f32x4.mul(across, across)));
  const beyond = f32x4.pmax(zero, f32x4.sub(f32x4.abs(across), reach));
  const outside = f32x4.pmax(zero, f32x4.sub(f32x4.sqrt(besideSquare), beside));
  let bound = f32x4.sub(
    f32x4.add(f32x4.mul(beyond, beyond), f32x4.mul(outside, outside)),
    f32x4.mul(square, f32x4.splat(PART)),
  );
  const places = i32x4.add(i32x4.splat(bounded), i32x4(0, 1, 2, 3));
  // The nearest element is at most as far as the middle of any.
  const half = f32x4.pmin(square, v128.shuffle<i32>(square, square, 2, 3, 0, 1));
  const nearestMiddle = min(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
  limit = min(limit, nearestMiddle * (1 + PART));
  bound = v128.bitselect(bound, f32x4.splat(Infinity), i32x4.lt_s(places, i32x4.splat(count)));
  v128.store(search.bounds + (<usize>bounded << 2), bound);
  const isLess = f32x4.lt(bound, least);
  least = v128.bitselect(bound, least, isLess);
  first = v128.bitselect(places, first, isLess);
  bounded += 4;
}

/** The least squared distance of a point from the listed elements, the one that seems nearest first; Infinity without any. */
export function measure(search: NearSearch, point: usize): f64 {
  if (count == 0) return Infinity;
  const bounds = search.bounds;
  const start = leastLane(least, first);
  const slack = load<f64>(search.steps, 48);
  let best = elementSquare(search, point, wordAt(search.list, start), Infinity);
  let largest = best * MARGIN + slack;
  limit = min(limit, <f32>(largest * OUTWARDS));
  for (let block = 0; block < count; block += 4) {
    let within = withinLimit(bounds, block, limit);
    while (within != 0) {
      const k = block + ctz(within);
      within &= within - 1;
      if (k == start || boundAt(bounds, k) > limit) continue;
      const square = elementSquare(search, point, wordAt(search.list, k), largest);
      if (square >= best) continue;
      best = square;
      largest = best * MARGIN + slack;
      limit = min(limit, <f32>(largest * OUTWARDS));
    }
  }
  return best;
}

/** The squared distance of a point from an element; Infinity if it is beyond a limit. */
function elementSquare(search: NearSearch, point: usize, element: i32, largest: f64): f64 {
  const steps = search.steps;
  const record = search.toRecords + (<usize>element << 4);
  const form = search.forms + <usize>load<i32>(record, 12) * FORM_BYTES;
  const x = <f64>(load<i32>(record) - load<i32>(point)) * load<f64>(steps);
  const y = <f64>(load<i32>(record, 4) - load<i32>(point, 4)) * load<f64>(steps, 8);
  const z = <f64>(load<i32>(record, 8) - load<i32>(point, 8)) * load<f64>(steps, 16);
  return quadSquare(form, x, y, z, largest);
}
