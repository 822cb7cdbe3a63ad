/* The nearest quadrilateral of one mesh for each point of another: the search of kernels/mesh/search/nearest-elements.ts. */

import { BLOCK_BYTES, boundAt, boundSlabs, padSlabs, withinLimit, writeSlab } from "./blocks";
import { narrowList, sphereRadius, sphereX, sphereY, sphereZ } from "./narrow";
import { FORM_BYTES, quadSquare } from "./quad";
import { MARGIN, Search } from "./search";

/** Makes a limit that is rounded to float32 no smaller. */
const OUTWARDS: f64 = 1.0 + 2e-7;

/** The least squared distance so far, and the largest bound that may belong to a smaller one. */
let best: f64 = 0;
let limit: f32 = 0;

// @ts-ignore: decorator
@inline
function wordAt(list: usize, index: i32): i32 {
  return load<i32>(list + (<usize>index << 2));
}

/** Writes the squared distance of each point to the nearest element; `false` if a list has no room. */
export function nearestQuads(pointers: usize): bool {
  const search = changetype<Search>(pointers);
  writeLeaves(search, 0, 0);
  // The list of the root is the other root, node 0.
  store<i32>(search.nodes, 0);
  return descend(search, 0, 0, 1);
}

/** Writes the slabs of the leaves from a node on, from a block on, and returns the block behind them. */
function writeLeaves(search: Search, node: i32, block: i32): i32 {
  const second = wordAt(search.toSeconds, node);
  if (second != 0) return writeLeaves(search, second, writeLeaves(search, node + 1, block));
  store<i32>(search.blockStarts + (<usize>node << 2), block);
  const blocks = search.leafBlocks + <usize>block * BLOCK_BYTES;
  const patch = search.toPatches + (<usize>node << 6);
  const x = load<f64>(patch);
  const y = load<f64>(patch, 8);
  const z = load<f64>(patch, 16);
  const start = wordAt(search.toStarts, node);
  const count = wordAt(search.toEnds, node) - start;
  for (let k = 0; k < count; k++) {
    const place = search.toPlaces + <usize>(start + k) * 24;
    const slab = search.slabs + <usize>wordAt(search.toForms, start + k) * 40;
    writeSlab(blocks, k, load<f64>(place) - x, load<f64>(place, 8) - y, load<f64>(place, 16) - z, slab);
  }
  padSlabs(blocks, count);
  return block + ((count + 3) >> 2);
}

function descend(search: Search, node: i32, start: i32, end: i32): bool {
  const after = narrowList(search, node, start, end);
  if (after < 0) return false;
  const second = wordAt(search.fromSeconds, node);
  if (second != 0) return descend(search, node + 1, end, after) && descend(search, second, end, after);
  measureLeaf(search, node, end, after);
  return true;
}

/** Measures the points of a leaf: the leaf that seems nearest first, so that the others are mostly farther. */
function measureLeaf(search: Search, leaf: i32, start: i32, end: i32): void {
  const blocks = search.listBlocks;
  const bounds = search.listBounds;
  const nodes = search.nodes + (<usize>start << 2);
  const count = end - start;
  const x = sphereX;
  const y = sphereY;
  const z = sphereZ;
  const scaleSquare = sphereRadius * sphereRadius;
  for (let k = 0; k < count; k++) {
    const patch = search.toPatches + (<usize>wordAt(nodes, k) << 6);
    writeSlab(blocks, k, load<f64>(patch) - x, load<f64>(patch, 8) - y, load<f64>(patch, 16) - z, patch + 24);
  }
  padSlabs(blocks, count);
  const last = wordAt(search.fromEnds, leaf);
  for (let query = wordAt(search.fromStarts, leaf); query < last; query++) {
    const place = search.fromPlaces + <usize>query * 24;
    best = Infinity;
    limit = Infinity;
    const first = boundSlabs(
      blocks,
      count,
      load<f64>(place) - x,
      load<f64>(place, 8) - y,
      load<f64>(place, 16) - z,
      scaleSquare,
      bounds,
    );
    measureElements(search, query, wordAt(nodes, first));
    for (let block = 0; block < count; block += 4) {
      let within = withinLimit(bounds, block, limit);
      while (within != 0) {
        const k = block + ctz(within);
        within &= within - 1;
        if (k != first && boundAt(bounds, k) <= limit) measureElements(search, query, wordAt(nodes, k));
      }
    }
    store<f64>(search.squares + (<usize>query << 3), best);
  }
}

/** Measures one point to the elements of one leaf, the one that seems nearest first. */
function measureElements(search: Search, query: i32, leaf: i32): void {
  const bounds = search.leafBounds;
  const start = wordAt(search.toStarts, leaf);
  const count = wordAt(search.toEnds, leaf) - start;
  const place = search.fromPlaces + <usize>query * 24;
  const patch = search.toPatches + (<usize>leaf << 6);
  const along = load<f64>(patch, 48);
  const beside = load<f64>(patch, 56);
  const first = boundSlabs(
    search.leafBlocks + <usize>wordAt(search.blockStarts, leaf) * BLOCK_BYTES,
    count,
    load<f64>(place) - load<f64>(patch),
    load<f64>(place, 8) - load<f64>(patch, 8),
    load<f64>(place, 16) - load<f64>(patch, 16),
    along * along + beside * beside,
    bounds,
  );
  if (boundAt(bounds, first) > limit) return;
  measureElement(search, query, start + first);
  for (let block = 0; block < count; block += 4) {
    let within = withinLimit(bounds, block, limit);
    while (within != 0) {
      const k = block + ctz(within);
      within &= within - 1;
      if (k != first && boundAt(bounds, k) <= limit) measureElement(search, query, start + k);
    }
  }
}

function measureElement(search: Search, query: i32, element: i32): void {
  const own = search.fromCentres + <usize>query * 24;
  const other = search.toCentres + <usize>element * 24;
  const steps = search.steps;
  const p = load<f64>(other) - load<f64>(own);
  const r = load<f64>(other, 8) - load<f64>(own, 8);
  const c = load<f64>(other, 16) - load<f64>(own, 16);
  const form = search.forms + <usize>wordAt(search.toForms, element) * FORM_BYTES;
  const square =
    search.isStraight != 0
      ? quadSquare(form, p * load<f64>(steps), r * load<f64>(steps, 32), c * load<f64>(steps, 64))
      : quadSquare(
          form,
          sumOfThree(p * load<f64>(steps), r * load<f64>(steps, 24), c * load<f64>(steps, 48)),
          sumOfThree(p * load<f64>(steps, 8), r * load<f64>(steps, 32), c * load<f64>(steps, 56)),
          sumOfThree(p * load<f64>(steps, 16), r * load<f64>(steps, 40), c * load<f64>(steps, 64)),
        );
  if (square < best) {
    best = square;
    limit = <f32>((square * MARGIN + load<f64>(steps, 72)) * OUTWARDS);
  }
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
