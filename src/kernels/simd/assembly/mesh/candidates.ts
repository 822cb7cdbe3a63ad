/* The corners of elements that may be near a point of a leaf. */

import { PART, TOGETHER } from "./blocks";
import { cornerX, cornerY, cornerZ } from "./narrow";
import { middleX, middleY, middleZ, reach, reachX, reachY, reachZ } from "./points";
import { Search, Surface, wordAt } from "./search";
import { BOX_BYTES } from "./tree";

/** Candidates that are measured at a time. */
export const MAX_CANDIDATES: i32 = 512;

/** Bytes of a number of each candidate: four more are written behind the last one. */
export const ROW: usize = 2080;

/**
 * Candidates that wait to be measured, and the largest square of their vectors from the middle of the points and from that of their leaf:
 * both are rounded.
 */
export let count: i32 = 0;
export let largest: f32 = 0;

/** Forgets all candidates. */
export function clearCandidates(): void {
  count = 0;
  largest = 0;
}

/**
 * Adds those corners c of a leaf that may be near enough for one of the points: with the middle m of the points, with how far they reach
 * from it along each axis and with a point b of the surface, those where |m − c|² is at most |m − b|² and twice the sum of these reaches
 * times the parts of |c − b|, and the square of the longest spoke more.
 */
export function addCandidates(search: Search, leaf: i32): void {
  const to = changetype<Surface>(search.to);
  const box = to.boxes + <usize>leaf * BOX_BYTES;
  const x = load<f64>(box);
  const y = load<f64>(box, 8);
  const z = load<f64>(box, 16);
  const radius = load<f64>(to.radii + (<usize>leaf << 3));
  const px = f32x4.splat(<f32>(middleX - x));
  const py = f32x4.splat(<f32>(middleY - y));
  const pz = f32x4.splat(<f32>(middleZ - z));
  const bx = f32x4.splat(<f32>(cornerX - x));
  const by = f32x4.splat(<f32>(cornerY - y));
  const bz = f32x4.splat(<f32>(cornerZ - z));
  const part = <f64>PART;
  const rx = f32x4.splat(<f32>(2 * reachX * (1 + part)));
  const ry = f32x4.splat(<f32>(2 * reachY * (1 + part)));
  const rz = f32x4.splat(<f32>(2 * reachZ * (1 + part)));
  // Rounding changes each product by less than this part of the squares.
  const u = middleX - cornerX;
  const v = middleY - cornerY;
  const w = middleZ - cornerZ;
  const square = u * u + v * v + w * w;
  const most = f32x4.splat(
    <f32>(square * (1 + part) + load<f64>(search.steps, 72) + part * (radius * radius + 2 * reach * radius)),
  );
  const inwards = f32x4.splat(1 - PART);
  const end = wordAt(to.ends, leaf);
  let squares = f32x4.splat(<f32>(radius * radius));
  for (let start = wordAt(to.starts, leaf); start < end; start += 4) {
    const at = <usize>start << 2;
    const cx = v128.load(to.cornerX + at);
    const cy = v128.load(to.cornerY + at);
    const cz = v128.load(to.cornerZ + at);
    const longest = v128.load(to.cornerLongest + at);
    const corners = i32x4.add(i32x4.splat(start), i32x4(0, 1, 2, 3));
    const dx = f32x4.sub(cx, px);
    const dy = f32x4.sub(cy, py);
    const dz = f32x4.sub(cz, pz);
    const middle = f32x4.add(f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy)), f32x4.mul(dz, dz));
    const more = f32x4.add(
      f32x4.add(
        f32x4.mul(rx, f32x4.abs(f32x4.sub(cx, bx))),
        f32x4.mul(ry, f32x4.abs(f32x4.sub(cy, by))),
      ),
      f32x4.add(f32x4.mul(rz, f32x4.abs(f32x4.sub(cz, bz))), longest),
    );
    // The last four may reach into the next leaf.
    const isNear = v128.and(
      f32x4.le(f32x4.mul(middle, inwards), f32x4.add(most, more)),
      i32x4.lt_s(corners, i32x4.splat(end)),
    );
    const within = i32x4.bitmask(isNear);
    if (within == 0) continue;
    squares = f32x4.pmax(squares, v128.and(middle, isNear));
    const together = v128.load(TOGETHER + (<usize>within << 4));
    const next = search.blocks + (<usize>count << 2);
    v128.store(next, i8x16.swizzle(dx, together));
    v128.store(next + ROW, i8x16.swizzle(dy, together));
    v128.store(next + 2 * ROW, i8x16.swizzle(dz, together));
    v128.store(next + 3 * ROW, i8x16.swizzle(f32x4.sub(middle, longest), together));
    v128.store(search.candidates + (<usize>count << 2), i8x16.swizzle(corners, together));
    count += popcnt(within);
  }
  largest = max(
    largest,
    max(
      max(f32x4.extract_lane(squares, 0), f32x4.extract_lane(squares, 1)),
      max(f32x4.extract_lane(squares, 2), f32x4.extract_lane(squares, 3)),
    ),
  );
}

/** Fills up the last four candidates with infinitely far ones. */
export function padCandidates(search: Search): void {
  const next = search.blocks + (<usize>count << 2);
  const zero = f32x4.splat(0);
  v128.store(next, zero);
  v128.store(next + ROW, zero);
  v128.store(next + 2 * ROW, zero);
  v128.store(next + 3 * ROW, f32x4.splat(Infinity));
}
