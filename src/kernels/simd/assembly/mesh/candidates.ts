/* The corners of elements that may be near a point of a leaf, and the nearest of their elements for each point. */

import { boundAt, PART, withinLimit } from "./blocks";
import { CORNER_BYTES } from "./leaf-corners";
import { cornerX, cornerY, cornerZ, sphereRadius, sphereX, sphereY, sphereZ } from "./narrow";
import { FORM_BYTES, isBeyond, quadSquare } from "./quad";
import { MARGIN, Search, wordAt } from "./search";

/** Candidates that are measured at a time, and most that one leaf adds: four corners of 32 elements. */
const MAX_CANDIDATES: i32 = 512;
const LEAF_CORNERS: i32 = 128;

/** Bytes of four candidates in float32: x, y, z from the middle of the points, times −2, and the square of this vector. */
const CANDIDATE_BYTES: usize = 64;

/** Candidates that wait to be measured, and the largest square of their vectors. */
let count: i32 = 0;
let largest: f32 = 0;

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
export function measureLeaf(search: Search, leaf: i32, start: i32, end: i32): void {
  const last = wordAt(search.fromEnds, leaf);
  for (let query = wordAt(search.fromStarts, leaf); query < last; query++)
    store<f64>(search.squares + (<usize>query << 3), Infinity);
  count = 0;
  largest = 0;
  for (let entry = start; entry < end; entry++) {
    if (count + LEAF_CORNERS > MAX_CANDIDATES) measureCandidates(search, leaf);
    addCandidates(search, wordAt(search.nodes, entry));
  }
  measureCandidates(search, leaf);
}

/**
 * Adds those corners c of a leaf that may be near enough for one of the points: with the middle m and the radius r of the points and with
 * a point b of the surface, those where |m − c|² is at most |m − b|² + 2r·|c − b|, and the square of the longest spoke more.
 */
function addCandidates(search: Search, leaf: i32): void {
  const box = search.toBoxes + <usize>leaf * 48;
  const x = load<f64>(box);
  const y = load<f64>(box, 8);
  const z = load<f64>(box, 16);
  const radius = load<f64>(search.toRadii + (<usize>leaf << 3));
  const px = f32x4.splat(<f32>(sphereX - x));
  const py = f32x4.splat(<f32>(sphereY - y));
  const pz = f32x4.splat(<f32>(sphereZ - z));
  const bx = f32x4.splat(<f32>(cornerX - x));
  const by = f32x4.splat(<f32>(cornerY - y));
  const bz = f32x4.splat(<f32>(cornerZ - z));
  const diameter = f32x4.splat(<f32>(2 * sphereRadius));
  // What rounding may change is on the side of the limit.
  const part = <f64>PART;
  const u = cornerX - sphereX;
  const v = cornerY - sphereY;
  const w = cornerZ - sphereZ;
  const square = u * u + v * v + w * w;
  const most = f32x4.splat(
    <f32>(
      (square * (1 + part) + longestSquare(search) * (1 + part) + load<f64>(search.steps, 72) +
        part * (radius * radius + 2 * sphereRadius * radius))
    ),
  );
  const outwards = f32x4.splat(1 + PART);
  const inwards = f32x4.splat(1 - PART);
  const end = search.corners + <usize>wordAt(search.cornerEnds, leaf) * CORNER_BYTES;
  const start = search.corners + <usize>wordAt(search.cornerStarts, leaf) * CORNER_BYTES;
  for (let at = start; at < end; at += CORNER_BYTES) {
    const cx = v128.load(at);
    const cy = v128.load(at, 16);
    const cz = v128.load(at, 32);
    const middle = squareOf(f32x4.sub(cx, px), f32x4.sub(cy, py), f32x4.sub(cz, pz));
    const apart = f32x4.sqrt(squareOf(f32x4.sub(cx, bx), f32x4.sub(cy, by), f32x4.sub(cz, bz)));
    const farthest = f32x4.add(most, f32x4.mul(diameter, f32x4.mul(apart, outwards)));
    let within = i32x4.bitmask(f32x4.le(f32x4.mul(middle, inwards), farthest));
    while (within != 0) {
      const lane = at + (<usize>ctz(within) << 2);
      within &= within - 1;
      const elements = load<i32>(lane, 48);
      if (elements == 0) continue;
      store<i32>(search.candidates + (<usize>count << 3), leaf);
      store<i32>(search.candidates + (<usize>count << 3), elements, 4);
      writeCandidate(
        search,
        <f32>(<f64>load<f32>(lane) + x - sphereX),
        <f32>(<f64>load<f32>(lane, 16) + y - sphereY),
        <f32>(<f64>load<f32>(lane, 32) + z - sphereZ),
      );
    }
  }
}

// @ts-ignore: decorator
@inline
function squareOf(u: v128, v: v128, w: v128): v128 {
  return f32x4.add(f32x4.add(f32x4.mul(u, u), f32x4.mul(v, v)), f32x4.mul(w, w));
}

/** The square of the longest spoke of all elements. */
// @ts-ignore: decorator
@inline
function longestSquare(search: Search): f64 {
  return load<f64>(search.steps, 80);
}

function writeCandidate(search: Search, x: f32, y: f32, z: f32): void {
  const at = search.blocks + <usize>(count >> 2) * CANDIDATE_BYTES + (<usize>(count & 3) << 2);
  const square = x * x + y * y + z * z;
  store<f32>(at, -2 * x);
  store<f32>(at, -2 * y, 16);
  store<f32>(at, -2 * z, 32);
  store<f32>(at, square, 48);
  largest = max(largest, square);
  count++;
}

/** Measures all points of a leaf to the candidates, and forgets these. */
function measureCandidates(search: Search, leaf: i32): void {
  for (let k = count; (k & 3) != 0; k++) {
    const at = search.blocks + <usize>(k >> 2) * CANDIDATE_BYTES + (<usize>(k & 3) << 2);
    store<f32>(at, 0);
    store<f32>(at, 0, 16);
    store<f32>(at, 0, 32);
    store<f32>(at, Infinity, 48);
  }
  const last = wordAt(search.fromEnds, leaf);
  for (let query = wordAt(search.fromStarts, leaf); query < last; query++) measurePoint(search, query);
  count = 0;
  largest = 0;
}

/** Measures one point to the elements of the candidates that are near enough. */
function measurePoint(search: Search, query: i32): void {
  const bounds = search.candidateBounds;
  const slack = load<f64>(search.steps, 72);
  const place = search.fromPlaces + <usize>query * 24;
  const x = load<f64>(place) - sphereX;
  const y = load<f64>(place, 8) - sphereY;
  const z = load<f64>(place, 16) - sphereZ;
  const px = f32x4.splat(<f32>x);
  const py = f32x4.splat(<f32>y);
  const pz = f32x4.splat(<f32>z);
  // The squared distance of a candidate, less the square of the point's own vector.
  let nearest = f32x4.splat(Infinity);
  let at = search.blocks;
  for (let start = 0; start < count; start += 4) {
    const value = f32x4.add(
      f32x4.add(f32x4.mul(v128.load(at), px), f32x4.mul(v128.load(at, 16), py)),
      f32x4.add(f32x4.mul(v128.load(at, 32), pz), v128.load(at, 48)),
    );
    v128.store(bounds + (<usize>start << 2), value);
    nearest = f32x4.pmin(nearest, value);
    at += CANDIDATE_BYTES;
  }
  const least = min(
    min(f32x4.extract_lane(nearest, 0), f32x4.extract_lane(nearest, 1)),
    min(f32x4.extract_lane(nearest, 2), f32x4.extract_lane(nearest, 3)),
  );
  const own = x * x + y * y + z * z;
  const error = <f64>PART * (<f64>largest + own) + slack;
  best = load<f64>(search.squares + (<usize>query << 3));
  limit = min(best, <f64>least + own + error) * MARGIN + slack;
  const farthest = <f32>(limit - own + longestSquare(search) * MARGIN + 2 * error);
  let leaf = -1;
  let elements = 0;
  for (let block = 0; block < count; block += 4) {
    let within = withinLimit(bounds, block, farthest);
    while (within != 0) {
      const candidate = search.candidates + (<usize>(block + ctz(within)) << 3);
      within &= within - 1;
      if (load<i32>(candidate) != leaf) {
        measureElements(search, query, leaf, elements);
        leaf = load<i32>(candidate);
        elements = 0;
      }
      elements |= load<i32>(candidate, 4);
    }
  }
  measureElements(search, query, leaf, elements);
  store<f64>(search.squares + (<usize>query << 3), best);
}

/** Measures one point to some elements of a leaf, a bit each. */
function measureElements(search: Search, query: i32, leaf: i32, elements: i32): void {
  let rest = elements;
  while (rest != 0) {
    const element = wordAt(search.toStarts, leaf) + ctz(rest);
    rest &= rest - 1;
    const square = elementSquare(search, query, element);
    if (square >= best) continue;
    best = square;
    limit = min(limit, square * MARGIN + load<f64>(search.steps, 72));
  }
}

/** The squared distance of a point from an element; Infinity if it is beyond the limit. */
function elementSquare(search: Search, query: i32, element: i32): f64 {
  const own = search.fromCentres + <usize>query * 24;
  const other = search.toCentres + <usize>element * 24;
  const steps = search.steps;
  const p = load<f64>(other) - load<f64>(own);
  const r = load<f64>(other, 8) - load<f64>(own, 8);
  const c = load<f64>(other, 16) - load<f64>(own, 16);
  const form = search.forms + <usize>wordAt(search.toForms, element) * FORM_BYTES;
  let x = p * load<f64>(steps);
  let y = r * load<f64>(steps, 32);
  let z = c * load<f64>(steps, 64);
  if (search.isStraight == 0) {
    x = sumOfThree(x, r * load<f64>(steps, 24), c * load<f64>(steps, 48));
    y = sumOfThree(p * load<f64>(steps, 8), y, c * load<f64>(steps, 56));
    z = sumOfThree(p * load<f64>(steps, 16), r * load<f64>(steps, 40), z);
  }
  return isBeyond(form, x, y, z, limit) ? Infinity : quadSquare(form, x, y, z);
}

/** The sum of three numbers, from the smallest to the largest. */
// @ts-ignore: decorator
@inline
function sumOfThree(a: f64, b: f64, c: f64): f64 {
  const low = min(a, b);
  const high = max(a, b);
  const rest = max(low, c);
  return min(low, c) + min(high, rest) + max(high, rest);
}
