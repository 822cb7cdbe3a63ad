/* The corners of the elements of each leaf, four at a time in float32, from the middle of the box of the leaf. */

import { PAD } from "./blocks";
import { FORM_BYTES } from "./quad";
import { Search, wordAt } from "./search";

/** Bytes of a block: x, y, z of four corners, then the elements of the leaf that have each of them, a bit each. */
export const CORNER_BYTES: usize = 64;

/** Writes the corners of the leaves from a node on, from a block on, and returns the block behind them. */
export function writeCorners(search: Search, node: i32, block: i32): i32 {
  const second = wordAt(search.toSeconds, node);
  if (second != 0) return writeCorners(search, second, writeCorners(search, node + 1, block));
  store<i32>(search.cornerStarts + (<usize>node << 2), block);
  const blocks = search.corners + <usize>block * CORNER_BYTES;
  const box = search.toBoxes + <usize>node * 48;
  const start = wordAt(search.toStarts, node);
  const end = wordAt(search.toEnds, node);
  let count = 0;
  for (let element = start; element < end; element++) {
    const place = search.toPlaces + <usize>element * 24;
    const x = load<f64>(place) - load<f64>(box);
    const y = load<f64>(place, 8) - load<f64>(box, 8);
    const z = load<f64>(place, 16) - load<f64>(box, 16);
    let form = search.forms + <usize>wordAt(search.toForms, element) * FORM_BYTES;
    for (let corner = 0; corner < 4; corner++) {
      count = addCorner(
        blocks,
        count,
        <f32>(x + load<f64>(form)),
        <f32>(y + load<f64>(form, 40)),
        <f32>(z + load<f64>(form, 80)),
        1 << (element - start),
      );
      form += 8;
    }
  }
  for (; (count & 3) != 0; count++) writeCorner(blocks, count, PAD, 0, 0, 0);
  const after = block + (count >> 2);
  store<i32>(search.cornerEnds + (<usize>node << 2), after);
  return after;
}

/** Adds a corner of an element to those of its leaf unless another element has added it, and returns their number. */
function addCorner(blocks: usize, count: i32, x: f32, y: f32, z: f32, element: i32): i32 {
  const px = f32x4.splat(x);
  const py = f32x4.splat(y);
  const pz = f32x4.splat(z);
  const end = blocks + <usize>((count + 3) >> 2) * CORNER_BYTES;
  for (let at = blocks; at < end; at += CORNER_BYTES) {
    const isSame = v128.and(
      v128.and(f32x4.eq(v128.load(at), px), f32x4.eq(v128.load(at, 16), py)),
      f32x4.eq(v128.load(at, 32), pz),
    );
    const lanes = i32x4.bitmask(isSame);
    if (lanes == 0) continue;
    const elements = at + (<usize>ctz(lanes) << 2);
    store<i32>(elements, load<i32>(elements, 48) | element, 48);
    return count;
  }
  // Corners that are not yet written are beyond all others.
  if ((count & 3) == 0) v128.store(end, f32x4.splat(PAD));
  writeCorner(blocks, count, x, y, z, element);
  return count + 1;
}

function writeCorner(blocks: usize, index: i32, x: f32, y: f32, z: f32, elements: i32): void {
  const at = cornerAt(blocks, index);
  store<f32>(at, x);
  store<f32>(at, y, 16);
  store<f32>(at, z, 32);
  store<i32>(at, elements, 48);
}

// @ts-ignore: decorator
@inline
function cornerAt(blocks: usize, index: i32): usize {
  return blocks + <usize>(index >> 2) * CORNER_BYTES + (<usize>(index & 3) << 2);
}
