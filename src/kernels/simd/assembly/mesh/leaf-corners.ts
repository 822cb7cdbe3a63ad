/* The corners of the elements of each leaf, four at a time in float32, from the middle of the box of the leaf. */

import { OUTWARDS, PAD } from "./blocks";
import { FORM_BYTES } from "./quad";
import { Search, wordAt } from "./search";

/** Bytes of a block: x, y, z of four corners, and the square of the longest spoke of their elements. */
export const CORNER_BYTES: usize = 64;

/** Elements around the corners that have been written. */
let total: i32 = 0;

/** Writes the corners of all leaves: a vertex belongs to the first leaf that has one of its elements. */
export function writeCorners(search: Search): void {
  const elements = wordAt(search.toEnds, 0);
  memory.fill(search.measured, 0, <usize>elements << 2);
  memory.fill(search.vertexCorners, 0, <usize>search.vertexCount << 2);
  memory.fill(search.vertexElements, 0, <usize>search.vertexCount << 2);
  for (let corner = 0; corner < 4 * elements; corner++) {
    const at = search.vertexElements + (<usize>wordAt(search.vertices, corner) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  total = 0;
  const blocks = writeLeaves(search, 0, 0);
  store<i32>(search.aroundStarts + (<usize>blocks << 4), total);
}

/** Writes the corners of the leaves from a node on, from a block on, and returns the block behind them. */
function writeLeaves(search: Search, node: i32, block: i32): i32 {
  const second = wordAt(search.toSeconds, node);
  if (second != 0) return writeLeaves(search, second, writeLeaves(search, node + 1, block));
  store<i32>(search.cornerStarts + (<usize>node << 2), block);
  const box = search.toBoxes + <usize>node * 48;
  const end = wordAt(search.toEnds, node);
  let next = 4 * block;
  for (let element = wordAt(search.toStarts, node); element < end; element++) {
    const place = search.toPlaces + <usize>element * 24;
    const x = load<f64>(place) - load<f64>(box);
    const y = load<f64>(place, 8) - load<f64>(box, 8);
    const z = load<f64>(place, 16) - load<f64>(box, 16);
    const vertices = search.vertices + (<usize>wordAt(search.toNumbers, element) << 4);
    const form = search.forms + <usize>wordAt(search.toForms, element) * FORM_BYTES;
    const longest = <f32>(longestSquare(form) * OUTWARDS);
    for (let k = 0; k < 4; k++) {
      const vertex = <usize>wordAt(vertices, k) << 2;
      let corner = load<i32>(search.vertexCorners + vertex) - 1;
      if (corner < 0) {
        corner = next++;
        store<i32>(search.vertexCorners + vertex, next);
        store<i32>(search.aroundStarts + (<usize>corner << 2), total);
        total += load<i32>(search.vertexElements + vertex);
        // Spokes 3, 0, 1, 2, 3 of a form: that to corner 0 is the second.
        const spoke = form + ((<usize>k + 1) << 3);
        writeCorner(
          search,
          corner,
          <f32>(x + load<f64>(spoke)),
          <f32>(y + load<f64>(spoke, 40)),
          <f32>(z + load<f64>(spoke, 80)),
          longest,
        );
      } else {
        const at = cornerAt(search, corner);
        store<f32>(at, max(load<f32>(at, 48), longest), 48);
      }
      const rest = load<i32>(search.vertexElements + vertex) - 1;
      store<i32>(search.vertexElements + vertex, rest);
      store<i32>(search.around + (<usize>(wordAt(search.aroundStarts, corner) + rest) << 2), (element << 2) | k);
    }
  }
  for (; (next & 3) != 0; next++) {
    store<i32>(search.aroundStarts + (<usize>next << 2), total);
    writeCorner(search, next, PAD, 0, 0, 0);
  }
  store<i32>(search.cornerEnds + (<usize>node << 2), next >> 2);
  return next >> 2;
}

/** The square of the longest spoke of a form. */
// @ts-ignore: decorator
@inline
function longestSquare(form: usize): f64 {
  const both = f64x2.pmax(v128.load(form, 120), v128.load(form, 136));
  return max(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1));
}

// @ts-ignore: decorator
@inline
function writeCorner(search: Search, corner: i32, x: f32, y: f32, z: f32, longest: f32): void {
  const at = cornerAt(search, corner);
  store<f32>(at, x);
  store<f32>(at, y, 16);
  store<f32>(at, z, 32);
  store<f32>(at, longest, 48);
}

// @ts-ignore: decorator
@inline
function cornerAt(search: Search, corner: i32): usize {
  return search.corners + <usize>(corner >> 2) * CORNER_BYTES + (<usize>(corner & 3) << 2);
}
