/* Lists of the nodes of one tree that may be nearest to a node of another: see kernels/mesh/search/node-lists.ts. */

import { FORM_BYTES } from "./quad";
import { MARGIN, Search } from "./search";

/** The middle of the points of the current node, and how far they are from it. */
export let sphereX: f64 = 0;
export let sphereY: f64 = 0;
export let sphereZ: f64 = 0;
export let sphereRadius: f64 = 0;
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

function writeSphere(search: Search, node: i32): void {
  const box = search.fromBoxes + <usize>node * 48;
  sphereX = load<f64>(box);
  sphereY = load<f64>(box, 8);
  sphereZ = load<f64>(box, 16);
  sphereRadius = numberAt(search.fromRadii, node);
  if (nodeAt(search.fromSeconds, node) != 0) return;
  let square: f64 = 0;
  const end = nodeAt(search.fromEnds, node);
  for (let k = nodeAt(search.fromStarts, node); k < end; k++)
    square = max(square, placeSquare(search.fromPlaces + <usize>k * 24, sphereX, sphereY, sphereZ));
  sphereRadius = sqrt(square);
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
      boxSquare(boxes + <usize>second * 48, sphereX, sphereY, sphereZ) <
      boxSquare(boxes + <usize>first * 48, sphereX, sphereY, sphereZ);
    part = isSecond ? second : first;
    second = nodeAt(seconds, part);
  }
  let least: f64 = Infinity;
  let nearest = 0;
  const end = nodeAt(search.toEnds, part);
  for (let element = nodeAt(search.toStarts, part); element < end; element++) {
    const square = placeSquare(search.toPlaces + <usize>element * 24, sphereX, sphereY, sphereZ);
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
    const square = squareOf(x - sphereX, y - sphereY, z - sphereZ);
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
  writeSphere(search, node);
  const x = sphereX;
  const y = sphereY;
  const z = sphereZ;
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
  const square = squareOf(cornerX - x, cornerY - y, cornerZ - z) * MARGIN + load<f64>(search.steps, 72);
  const diameter = 2 * sphereRadius * MARGIN;
  const farthest = sqrt(square) + diameter;
  const most = farthest * farthest * MARGIN;
  let kept = end;
  for (let entry = end; entry < after; entry++) {
    const part = nodeAt(nodes, entry);
    const bound = numberAt(bounds, entry);
    if (bound > most) continue;
    store<i32>(nodes + (<usize>kept << 2), part);
    const box = search.toBoxes + <usize>part * 48;
    const apart = sqrt(placeSquare(box, cornerX, cornerY, cornerZ));
    if (bound <= square + diameter * (apart + numberAt(radii, part))) kept++;
  }
  return kept;
}
