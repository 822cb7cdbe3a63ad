/* The elements of the cells around a point, with bounds of their distances, and the nearest of them. */

import { boundAt, leastLane, leastOf, TOGETHER, withinLimit } from "./blocks";
import { KNOWN_BITS, NearSearch } from "./near-search";
import { FORM_BYTES, quadSquare } from "./quad";
import { MARGIN, wordAt } from "./search";

/** Makes a limit no smaller by rounding. */
const OUTWARDS: f64 = 1.0 + 1e-6;

/** What rounding to float32 changes of a bound, as a part of the squared distance of the middle. */
const PART: f32 = 4e-6;

/** The least squared distance of a point so far, and the element that has it. */
export let best: f64 = 0;
let nearest: i32 = -1;
/** The largest bound that may belong to the nearest element, and how many may be it. */
export let limit: f32 = 0;
let count: i32 = 0;
/** Those of them whose bounds are known. */
let bounded: i32 = 0;
/** The least bounds in four lanes, and whose they are. */
let least: v128 = f32x4.splat(0);
let first: v128 = i32x4.splat(0);

/** Notes an element that may be near the next point, as that of the last one mostly is; −1 for none. */
export function startAt(element: i32): void {
  nearest = element;
}

/** Begins to search the element nearest to a point, which is at most as far as the one that was the nearest of the last point. */
export function begin(search: NearSearch, point: usize, square: f64): void {
  best = Infinity;
  limit = <f32>(square * OUTWARDS);
  if (nearest < 0) return;
  if (middleSquare(search, nearest, v128.load(point)) <= limit) measureElement(search, point, nearest);
  else nearest = -1;
}

/** The squared distance of a point from the middle of an element. */
// @ts-ignore: decorator
@inline
function middleSquare(search: NearSearch, element: i32, own: v128): f32 {
  const to = toMiddle(search, search.toRecords + (<usize>element << 4), own);
  const parts = f32x4.mul(to, to);
  const pairs = f32x4.add(parts, v128.shuffle<i32>(parts, parts, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The vector from a point to the middle of an element. */
// @ts-ignore: decorator
@inline
function toMiddle(search: NearSearch, record: usize, own: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.load(record), own)), v128.load(search.roundedSteps));
}

/** Empties the list. */
export function emptyList(): void {
  count = 0;
}

/** Adds the elements of a cell. */
// @ts-ignore: decorator
@inline
export function addCell(search: NearSearch, cell: i32): void {
  const list = search.list + (<usize>count << 2);
  const element = cell >> 2;
  store<i32>(list, element);
  store<i32>(list, element + 1, 4);
  store<i32>(list, element + 2, 8);
  count += cell & 3;
}

/** Fills up the last four of the list with its last element. */
// @ts-ignore: decorator
@inline
function padList(list: usize): void {
  const end = list + (<usize>count << 2);
  v128.store(end, v128.load32_splat(end - 4));
}

/** Keeps those of the list whose middle is not beyond the nearest one by more than the longest spoke. */
function keepNear(search: NearSearch, point: usize): void {
  const list = search.list;
  const squares = search.bounds;
  padList(list);
  let least = f32x4.splat(limit);
  for (let k = 0; k < count; k += 4) {
    const square = middleSquares(search, list + (<usize>k << 2), v128.load(point));
    least = f32x4.pmin(least, square);
    v128.store(squares + (<usize>k << 2), square);
  }
  limit = min(limit, leastOf(least) * (1 + PART));
  const distance = sqrt<f32>(limit) + load<f32>(search.roundedSteps, 16);
  const far = f32x4.splat(distance * distance * (1 + PART));
  const known = i32x4.splat(nearest);
  const all = i32x4.splat(count);
  let kept = list;
  for (let k = 0; k < count; k += 4) {
    const at = <usize>k << 2;
    const elements = v128.load(list + at);
    const isNear = v128.and(
      f32x4.le(v128.load(squares + at), far),
      v128.andnot(i32x4.lt_s(i32x4.add(i32x4.splat(k), i32x4(0, 1, 2, 3)), all), i32x4.eq(elements, known)),
    );
    const within = i32x4.bitmask(isNear);
    v128.store(kept, i8x16.swizzle(elements, v128.load(TOGETHER + (<usize>within << 4))));
    kept += <usize>popcnt(within) << 2;
  }
  count = <i32>((kept - list) >> 2);
}

/** Bounds the squared distances of all that are listed. */
function boundAll(search: NearSearch, point: usize): void {
  bounded = 0;
  least = f32x4.splat(Infinity);
  first = i32x4.splat(0);
  padList(search.list);
  while (bounded < count) boundFour(search, point);
}

/** The squared distances of a point from the middles of four listed elements. */
// @ts-ignore: decorator
@inline
function middleSquares(search: NearSearch, list: usize, own: v128): v128 {
  const a = toMiddle(search, recordAt(search, list, 0), own);
  const b = toMiddle(search, recordAt(search, list, 1), own);
  const c = toMiddle(search, recordAt(search, list, 2), own);
  const d = toMiddle(search, recordAt(search, list, 3), own);
  const ab = halvesAdded(f32x4.mul(a, a), f32x4.mul(b, b));
  const cd = halvesAdded(f32x4.mul(c, c), f32x4.mul(d, d));
  return f32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/** The sums of the first and the third, and of the second and the fourth number of two, in turns. */
// @ts-ignore: decorator
@inline
function halvesAdded(a: v128, b: v128): v128 {
  return f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
}

// @ts-ignore: decorator
@inline
function recordAt(search: NearSearch, list: usize, index: i32): usize {
  return search.toRecords + (<usize>wordAt(list, index) << 4);
}

/** Bounds the squared distances of the next four elements. */
function boundFour(search: NearSearch, point: usize): void {
  const list = search.list + (<usize>bounded << 2);
  const own = v128.load(point);
  const aTo = toMiddle(search, recordAt(search, list, 0), own);
  const bTo = toMiddle(search, recordAt(search, list, 1), own);
  const cTo = toMiddle(search, recordAt(search, list, 2), own);
  const dTo = toMiddle(search, recordAt(search, list, 3), own);
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
  const slabs = search.slabs;
  const aSlab = slabs + (<usize>load<i32>(recordAt(search, list, 0), 12) << 5);
  const bSlab = slabs + (<usize>load<i32>(recordAt(search, list, 1), 12) << 5);
  const cSlab = slabs + (<usize>load<i32>(recordAt(search, list, 2), 12) << 5);
  const dSlab = slabs + (<usize>load<i32>(recordAt(search, list, 3), 12) << 5);
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
  bound = v128.bitselect(bound, f32x4.splat(Infinity), i32x4.lt_s(places, i32x4.splat(count)));
  v128.store(search.bounds + (<usize>bounded << 2), bound);
  const isLess = f32x4.lt(bound, least);
  least = v128.bitselect(bound, least, isLess);
  first = v128.bitselect(places, first, isLess);
  bounded += 4;
}

/** Measures a point to the listed elements, the one that seems nearest first. */
export function measure(search: NearSearch, point: usize): void {
  keepNear(search, point);
  if (count == 0) return;
  boundAll(search, point);
  const bounds = search.bounds;
  const start = leastLane(least, first);
  if (boundAt(bounds, start) > limit) return;
  measureElement(search, point, wordAt(search.list, start));
  for (let block = 0; block < count; block += 4) {
    let within = withinLimit(bounds, block, limit);
    while (within != 0) {
      const k = block + ctz(within);
      within &= within - 1;
      if (k != start && boundAt(bounds, k) <= limit) measureElement(search, point, wordAt(search.list, k));
    }
  }
}

function measureElement(search: NearSearch, point: usize, element: i32): void {
  const square = elementSquare(search, point, element);
  if (square >= best) return;
  best = square;
  nearest = element;
  limit = min(limit, <f32>((best * MARGIN + load<f64>(search.steps, 48)) * OUTWARDS));
}

/** The squared distance of a point from an element. */
function elementSquare(search: NearSearch, point: usize, element: i32): f64 {
  const record = search.toRecords + (<usize>element << 4);
  // Its form alone, and the vector to its middle in steps.
  const key = i32x4.sub(v128.load(record), v128.and(v128.load(point), i32x4(-1, -1, -1, 0)));
  const known = search.known + knownAt(key);
  if (i32x4.all_true(i32x4.eq(key, v128.load(known)))) return load<f64>(known, 16);
  const steps = search.steps;
  const form = search.forms + <usize>i32x4.extract_lane(key, 3) * FORM_BYTES;
  const x = <f64>i32x4.extract_lane(key, 0) * load<f64>(steps);
  const y = <f64>i32x4.extract_lane(key, 1) * load<f64>(steps, 8);
  const z = <f64>i32x4.extract_lane(key, 2) * load<f64>(steps, 16);
  const square = quadSquare(form, x, y, z, Infinity);
  v128.store(known, key);
  store<f64>(known, square, 16);
  return square;
}

/** The place of the square of a form and a vector among {@link KNOWN} ones. */
// @ts-ignore: decorator
@inline
function knownAt(key: v128): usize {
  const spread = i32x4.mul(key, i32x4(0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f));
  const pairs = v128.xor(spread, v128.shuffle<i32>(spread, spread, 2, 3, 0, 1));
  const hash = <u32>(i32x4.extract_lane(pairs, 0) ^ i32x4.extract_lane(pairs, 1));
  return <usize>(hash >> (32 - KNOWN_BITS)) << 5;
}
