/* Lists of the nodes of one tree that may be nearest to a node of another: see kernels/mesh/search/node-lists.ts. */

import { findPoints, middleX, middleY, middleZ, reach, reachX, reachY, reachZ } from "./points";
import { MARGIN, Search, Surface, writePlace } from "./search";
import { BOX_BYTES, PATCH_BYTES } from "./tree";

/** A corner that is near for one of the elements of the list of the current node. */
export let cornerX: f64 = 0;
export let cornerY: f64 = 0;
export let cornerZ: f64 = 0;
/** Its place. */
const place = memory.data(24);

// @ts-ignore: decorator
@inline
function nodeAt(list: usize, entry: i32): i32 {
  return load<i32>(list + (<usize>entry << 2));
}

// @ts-ignore: decorator
@inline
function numberAt(list: usize, index: i32): f64 {
  return load<f64>(list + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function squareOf(u: f64, v: f64, w: f64): f64 {
  return u * u + v * v + w * w;
}

/** Squared distance of a point to a box. */
// @ts-ignore: decorator
@inline
function boxSquare(box: usize, x: f64, y: f64, z: f64): f64 {
  const u = abs(x - load<f64>(box)) - load<f64>(box, 24);
  const v = abs(y - load<f64>(box, 8)) - load<f64>(box, 32);
  const w = abs(z - load<f64>(box, 16)) - load<f64>(box, 40);
  const p = u + abs(u);
  const q = v + abs(v);
  const r = w + abs(w);
  return (p * p + q * q + r * r) / 4;
}

/** A bound of the squared distance of a point to the elements of a leaf. */
// @ts-ignore: decorator
@inline
function patchSquare(patch: usize, x: f64, y: f64, z: f64): f64 {
  const u = load<f64>(patch) - x;
  const v = load<f64>(patch, 8) - y;
  const w = load<f64>(patch, 16) - z;
  const across = load<f64>(patch, 24) * u + load<f64>(patch, 32) * v + load<f64>(patch, 40) * w;
  const besideSquare = u * u + v * v + w * w - across * across;
  const beyond = abs(across) - load<f64>(patch, 48);
  const beside = sqrt(abs(besideSquare)) - load<f64>(patch, 56);
  const p = beyond + abs(beyond);
  const q = beside + abs(beside);
  return (p * p + q * q) / 4;
}

/** Finds a corner of a node that is near for one of that node. */
function findCorner(search: Search, to: Surface, node: i32): void {
  const seconds = to.seconds;
  const boxes = to.boxes;
  let part = node;
  let second = nodeAt(seconds, part);
  while (second != 0) {
    const first = part + 1;
    const isSecond =
      boxSquare(boxes + <usize>second * BOX_BYTES, middleX, middleY, middleZ) <
      boxSquare(boxes + <usize>first * BOX_BYTES, middleX, middleY, middleZ);
    part = isSecond ? second : first;
    second = nodeAt(seconds, part);
  }
  const box = boxes + <usize>part * BOX_BYTES;
  const fromX = <f32>(middleX - load<f64>(box));
  const fromY = <f32>(middleY - load<f64>(box, 8));
  const fromZ = <f32>(middleZ - load<f64>(box, 16));
  let least: f32 = Infinity;
  let nearest: usize = <usize>nodeAt(to.starts, part) << 2;
  const end = <usize>nodeAt(to.ends, part) << 2;
  for (let at = <usize>nodeAt(to.starts, part) << 2; at < end; at += 4) {
    const u = load<f32>(to.cornerX + at) - fromX;
    const v = load<f32>(to.cornerY + at) - fromY;
    const w = load<f32>(to.cornerZ + at) - fromZ;
    const square = u * u + v * v + w * w;
    if (square >= least) continue;
    least = square;
    nearest = at;
  }
  writePlace(search, place, to.vertices + <usize>load<i32>(to.order + nearest) * 24);
  cornerX = load<f64>(place);
  cornerY = load<f64>(place, 8);
  cornerZ = load<f64>(place, 16);
}

/**
 * Writes the list of a node behind that of its parent, and returns its end; −1 if it does not fit the memory.
 *
 * @param start - with `end` the list of the parent
 */
export function narrowList(search: Search, node: i32, start: i32, end: i32): i32 {
  const from = changetype<Surface>(search.from);
  const to = changetype<Surface>(search.to);
  findPoints(search, node);
  const x = middleX;
  const y = middleY;
  const z = middleZ;
  const nodes = search.nodes;
  const waiting = search.waiting;
  const bounds = search.nodeBounds;
  const seconds = to.seconds;
  const radii = to.radii;
  const smallest = nodeAt(from.seconds, node) == 0 ? 0 : numberAt(from.radii, node);
  let after = end;
  let least: f64 = Infinity;
  let nearest = 0;
  for (let entry = start; entry < end; entry++) {
    let depth = 1;
    store<i32>(waiting, nodeAt(nodes, entry));
    while (depth > 0) {
      depth--;
      const part = nodeAt(waiting, depth);
      const second = nodeAt(seconds, part);
      if (second != 0 && numberAt(radii, part) > smallest) {
        store<i32>(waiting + (<usize>depth << 2), second);
        store<i32>(waiting + (<usize>depth << 2), part + 1, 4);
        depth += 2;
        continue;
      }
      const bound =
        second == 0
          ? patchSquare(to.patches + <usize>part * PATCH_BYTES, x, y, z)
          : boxSquare(to.boxes + <usize>part * BOX_BYTES, x, y, z);
      if (bound < least) {
        least = bound;
        nearest = part;
      }
      if (after == search.room) return -1;
      store<i32>(nodes + (<usize>after << 2), part);
      store<f64>(bounds + (<usize>after << 3), bound);
      after++;
    }
  }
  findCorner(search, to, nearest);
  // A corner of the nearest element may be farther than it, by the square of the longest spoke at most.
  const more = load<f64>(search.steps, 72) + load<f64>(to.extremes, 24);
  const square = (squareOf(cornerX - x, cornerY - y, cornerZ - z) + more) * MARGIN;
  const farthest = sqrt(square) + 2 * reach * MARGIN;
  const most = farthest * farthest * MARGIN;
  const u = 2 * reachX * MARGIN;
  const v = 2 * reachY * MARGIN;
  const w = 2 * reachZ * MARGIN;
  let kept = end;
  for (let entry = end; entry < after; entry++) {
    const part = nodeAt(nodes, entry);
    const bound = numberAt(bounds, entry);
    if (bound > most) continue;
    store<i32>(nodes + (<usize>kept << 2), part);
    const box = to.boxes + <usize>part * BOX_BYTES;
    const apart =
      u * (abs(load<f64>(box) - cornerX) + load<f64>(box, 24)) +
      v * (abs(load<f64>(box, 8) - cornerY) + load<f64>(box, 32)) +
      w * (abs(load<f64>(box, 16) - cornerZ) + load<f64>(box, 40));
    if (bound <= square + apart) kept++;
  }
  return kept;
}
