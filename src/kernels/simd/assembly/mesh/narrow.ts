/* Lists of the nodes of one tree that may be nearest to a node of another: see kernels/mesh/search/node-lists.ts. */

import { FORM_BYTES } from "./quad";
import { MARGIN, Search } from "./search";

/** The middle of the points of the current node, how far they are from it along each axis, and how far in all. */
export let middleX: f64 = 0;
export let middleY: f64 = 0;
export let middleZ: f64 = 0;
export let reachX: f64 = 0;
export let reachY: f64 = 0;
export let reachZ: f64 = 0;
export let reach: f64 = 0;
/** A corner that is near for one of the elements of the list of the current node. */
export let cornerX: f64 = 0;
export let cornerY: f64 = 0;
export let cornerZ: f64 = 0;

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
function placeSquare(place: usize, x: f64, y: f64, z: f64): f64 {
  return squareOf(load<f64>(place) - x, load<f64>(place, 8) - y, load<f64>(place, 16) - z);
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

function writeReach(search: Search, node: i32): void {
  const box = search.fromBoxes + <usize>node * 48;
  middleX = load<f64>(box);
  middleY = load<f64>(box, 8);
  middleZ = load<f64>(box, 16);
  reachX = load<f64>(box, 24);
  reachY = load<f64>(box, 32);
  reachZ = load<f64>(box, 40);
  reach = numberAt(search.fromRadii, node);
  if (nodeAt(search.fromSeconds, node) != 0) return;
  reachX = 0;
  reachY = 0;
  reachZ = 0;
  let square: f64 = 0;
  const end = nodeAt(search.fromEnds, node);
  for (let k = nodeAt(search.fromStarts, node); k < end; k++) {
    const place = search.fromPlaces + <usize>k * 24;
    const u = abs(load<f64>(place) - middleX);
    const v = abs(load<f64>(place, 8) - middleY);
    const w = abs(load<f64>(place, 16) - middleZ);
    reachX = max(reachX, u);
    reachY = max(reachY, v);
    reachZ = max(reachZ, w);
    square = max(square, squareOf(u, v, w));
  }
  reach = sqrt(square);
}

/** Finds a corner of an element of a node that is near for one of that node. */
function findCorner(search: Search, node: i32): void {
  const seconds = search.toSeconds;
  const boxes = search.toBoxes;
  let part = node;
  let second = nodeAt(seconds, part);
  while (second != 0) {
    const first = part + 1;
    const isSecond =
      boxSquare(boxes + <usize>second * 48, middleX, middleY, middleZ) <
      boxSquare(boxes + <usize>first * 48, middleX, middleY, middleZ);
    part = isSecond ? second : first;
    second = nodeAt(seconds, part);
  }
  let least: f64 = Infinity;
  let nearest = 0;
  const end = nodeAt(search.toEnds, part);
  for (let element = nodeAt(search.toStarts, part); element < end; element++) {
    const square = placeSquare(search.toPlaces + <usize>element * 24, middleX, middleY, middleZ);
    if (square >= least) continue;
    least = square;
    nearest = element;
  }
  const place = search.toPlaces + <usize>nearest * 24;
  const form = search.forms + <usize>nodeAt(search.toForms, nearest) * FORM_BYTES;
  least = Infinity;
  for (let spoke = form; spoke < form + 32; spoke += 8) {
    const x = load<f64>(place) + load<f64>(spoke);
    const y = load<f64>(place, 8) + load<f64>(spoke, 40);
    const z = load<f64>(place, 16) + load<f64>(spoke, 80);
    const square = squareOf(x - middleX, y - middleY, z - middleZ);
    if (square >= least) continue;
    least = square;
    cornerX = x;
    cornerY = y;
    cornerZ = z;
  }
}

/**
 * Writes the list of a node behind that of its parent, and returns its end; −1 if it does not fit the memory.
 *
 * @param start - with `end` the list of the parent
 */
export function narrowList(search: Search, node: i32, start: i32, end: i32): i32 {
  writeReach(search, node);
  const x = middleX;
  const y = middleY;
  const z = middleZ;
  const nodes = search.nodes;
  const waiting = search.waiting;
  const bounds = search.nodeBounds;
  const seconds = search.toSeconds;
  const radii = search.toRadii;
  const smallest = nodeAt(search.fromSeconds, node) == 0 ? 0 : numberAt(search.fromRadii, node);
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
          ? patchSquare(search.toPatches + <usize>part * 64, x, y, z)
          : boxSquare(search.toBoxes + <usize>part * 48, x, y, z);
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
  findCorner(search, nearest);
  // A corner of the nearest element may be farther than it, by the square of the longest spoke at most.
  const more = load<f64>(search.steps, 72) + load<f64>(search.steps, 80);
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
    const box = search.toBoxes + <usize>part * 48;
    const apart =
      u * (abs(load<f64>(box) - cornerX) + load<f64>(box, 24)) +
      v * (abs(load<f64>(box, 8) - cornerY) + load<f64>(box, 32)) +
      w * (abs(load<f64>(box, 16) - cornerZ) + load<f64>(box, 40));
    if (bound <= square + apart) kept++;
  }
  return kept;
}
