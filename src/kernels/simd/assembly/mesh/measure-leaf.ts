/* The nearest element for each point of a leaf. */

import { leastOf, PART, withinLimit } from "./blocks";
import {
  addCandidates,
  clearCandidates,
  count,
  largest,
  MAX_CANDIDATES,
  padCandidates,
  ROW,
} from "./candidates";
import { middleX, middleY, middleZ, pointCount, pointElement, pointPlace } from "./points";
import { cornerSquare, FORM_BYTES, quadSquare, sumOfNumbers } from "./quad";
import { MARGIN, Search, Surface, wordAt } from "./search";
import { LEAF } from "./tree";

/** The least squared distance of a point so far, and one beyond which no element is measured. */
let best: f64 = 0;
let limit: f64 = 0;

/**
 * Writes the squared distance of each point of a leaf to the nearest element of the leaves of its list.
 *
 * A point a of an element is a mean of its corners with weights, and |q − a|² is the mean of the squared distances of q from them less
 * the mean of those of a, which is at most the square of the longest spoke. So a corner of the nearest element is at most that much
 * farther than the element, and only elements of such corners are measured.
 */
export function measureLeaf(search: Search, start: i32, end: i32): void {
  const squares = changetype<Surface>(search.from).squares;
  for (let point = 0; point < pointCount; point++)
    store<f64>(squares + (<usize>pointElement(point) << 3), Infinity);
  clearCandidates();
  for (let entry = start; entry < end; entry++) {
    if (count + LEAF > MAX_CANDIDATES) measureCandidates(search);
    addCandidates(search, wordAt(search.nodes, entry));
  }
  measureCandidates(search);
}

/** Measures all points of a leaf to the candidates, and forgets these. */
function measureCandidates(search: Search): void {
  padCandidates(search);
  for (let point = 0; point < pointCount; point += 2)
    measurePair(search, point, min(point + 1, pointCount - 1));
  clearCandidates();
}

/** The square of the vector of a point from the middle of its leaf. */
// @ts-ignore: decorator
@inline
function ownSquare(x: f64, y: f64, z: f64): f64 {
  return x * x + y * y + z * z;
}

/** Measures two points to the elements of the candidates that are near enough. */
function measurePair(search: Search, first: i32, second: i32): void {
  const place = pointPlace(first);
  const x = load<f64>(place) - middleX;
  const y = load<f64>(place, 8) - middleY;
  const z = load<f64>(place, 16) - middleZ;
  const other = pointPlace(second);
  const u = load<f64>(other) - middleX;
  const v = load<f64>(other, 8) - middleY;
  const w = load<f64>(other, 16) - middleZ;
  const px = f32x4.splat(<f32>(-2 * x));
  const py = f32x4.splat(<f32>(-2 * y));
  const pz = f32x4.splat(<f32>(-2 * z));
  const qx = f32x4.splat(<f32>(-2 * u));
  const qy = f32x4.splat(<f32>(-2 * v));
  const qz = f32x4.splat(<f32>(-2 * w));
  // The squared distance of each corner, less the squares of the point's own vector and of the longest spoke.
  let nearestP = f32x4.splat(Infinity);
  let nearestQ = nearestP;
  const bounds = search.candidateBounds;
  const end = search.blocks + (<usize>count << 2);
  let to = bounds;
  for (let at = search.blocks; at < end; at += 16) {
    const cx = v128.load(at);
    const cy = v128.load(at + ROW);
    const cz = v128.load(at + 2 * ROW);
    const own = v128.load(at + 3 * ROW);
    const ofP = f32x4.add(
      f32x4.add(f32x4.mul(cx, px), f32x4.mul(cy, py)),
      f32x4.add(f32x4.mul(cz, pz), own),
    );
    const ofQ = f32x4.add(
      f32x4.add(f32x4.mul(cx, qx), f32x4.mul(cy, qy)),
      f32x4.add(f32x4.mul(cz, qz), own),
    );
    v128.store(to, ofP);
    v128.store(to + ROW, ofQ);
    nearestP = f32x4.pmin(nearestP, ofP);
    nearestQ = f32x4.pmin(nearestQ, ofQ);
    to += 16;
  }
  measurePoint(search, pointElement(first), bounds, leastOf(nearestP), ownSquare(x, y, z));
  if (second != first) measurePoint(search, pointElement(second), bounds + ROW, leastOf(nearestQ), ownSquare(u, v, w));
}

/** Measures one point to the elements of the candidates that are near enough, those of the nearest corner first. */
function measurePoint(search: Search, query: i32, bounds: usize, least: f32, own: f64): void {
  if (count == 0) return;
  const slack = load<f64>(search.steps, 72);
  const longest = load<f64>(changetype<Surface>(search.to).extremes, 24);
  const error = <f64>PART * (<f64>largest + own + longest) + slack;
  best = load<f64>(changetype<Surface>(search.from).squares + (<usize>query << 3));
  limit = min(best, <f64>least + longest + own + error) * MARGIN + slack;
  let start = 0;
  let equal = 0;
  const leastLanes = f32x4.splat(least);
  for (; ; start += 4) {
    equal = i32x4.bitmask(f32x4.eq(v128.load(bounds + (<usize>start << 2)), leastLanes));
    if (equal != 0) break;
  }
  measureAround(search, query, wordAt(search.candidates, start + ctz(equal)));
  const beyond = error * 2 - own;
  let farthest = <f32>(limit + beyond);
  for (let block = 0; block < count; block += 4) {
    let within = withinLimit(bounds, block, farthest);
    while (within != 0) {
      measureAround(search, query, wordAt(search.candidates, block + ctz(within)));
      within &= within - 1;
      farthest = <f32>(limit + beyond);
    }
  }
  store<f64>(changetype<Surface>(search.from).squares + (<usize>query << 3), best);
}

/** Measures one point to the elements around a corner that it has not been measured to. */
function measureAround(search: Search, query: i32, corner: i32): void {
  const to = changetype<Surface>(search.to);
  const end = wordAt(to.aroundStarts, corner + 1);
  for (let at = wordAt(to.aroundStarts, corner); at < end; at++) {
    const own = wordAt(to.around, at);
    const element = own >> 2;
    const measured = to.measured + (<usize>element << 2);
    if (load<i32>(measured) == query + 1) continue;
    store<i32>(measured, query + 1);
    const square = elementSquare(search, query, element, own & 3);
    if (square >= best) continue;
    best = square;
    limit = min(limit, square * MARGIN + load<f64>(search.steps, 72));
  }
}

/** The squared distance of a point from an element, of which a corner may be the nearest; Infinity if it is beyond the limit. */
function elementSquare(search: Search, query: i32, element: i32, corner: i32): f64 {
  const to = changetype<Surface>(search.to);
  const own = changetype<Surface>(search.from).middles + <usize>query * 24;
  const other = to.middles + <usize>element * 24;
  const steps = search.steps;
  const p = load<f64>(other) - load<f64>(own);
  const r = load<f64>(other, 8) - load<f64>(own, 8);
  const c = load<f64>(other, 16) - load<f64>(own, 16);
  const form = to.forms + <usize>wordAt(to.elementForms, element) * FORM_BYTES;
  let x = p * load<f64>(steps);
  let y = r * load<f64>(steps, 32);
  let z = c * load<f64>(steps, 64);
  if (search.isStraight == 0) {
    x = sumOfNumbers(x, r * load<f64>(steps, 24), c * load<f64>(steps, 48));
    y = sumOfNumbers(p * load<f64>(steps, 8), y, c * load<f64>(steps, 56));
    z = sumOfNumbers(p * load<f64>(steps, 16), r * load<f64>(steps, 40), z);
  }
  const square = cornerSquare(form, corner, x, y, z, load<f64>(to.extremes, 24));
  return square >= 0 ? square : quadSquare(form, x, y, z, limit);
}
