/* The points of a node of the tree that are measured: the middles of elements that begin at its vertices. */

import { Search, Surface, setWord, wordAt, writePlace } from "./search";
import { BOX_BYTES } from "./tree";

/** The elements of the points of a leaf, three for each of its vertices at most, and their places. */
const numbers = memory.data(384);
const places = memory.data(2304);

/** How many points a leaf has. */
export let pointCount: i32 = 0;

/** The middle of the points of the current node, how far they are from it along each axis, and how far in all. */
export let middleX: f64 = 0;
export let middleY: f64 = 0;
export let middleZ: f64 = 0;
export let reachX: f64 = 0;
export let reachY: f64 = 0;
export let reachZ: f64 = 0;
export let reach: f64 = 0;

// @ts-ignore: decorator
@inline
export function pointElement(point: i32): i32 {
  return wordAt(numbers, point);
}

// @ts-ignore: decorator
@inline
export function pointPlace(point: i32): usize {
  return places + <usize>point * 24;
}

/** Finds where the points of a node are; of a leaf it lists them. */
export function findPoints(search: Search, node: i32): void {
  const from = changetype<Surface>(search.from);
  const box = from.boxes + <usize>node * BOX_BYTES;
  middleX = load<f64>(box);
  middleY = load<f64>(box, 8);
  middleZ = load<f64>(box, 16);
  if (wordAt(from.seconds, node) == 0) listPoints(search, from, node);
  else {
    // An element is around the vertex at which it begins.
    reachX = load<f64>(box, 24) + load<f64>(from.extremes);
    reachY = load<f64>(box, 32) + load<f64>(from.extremes, 8);
    reachZ = load<f64>(box, 40) + load<f64>(from.extremes, 16);
    reach = sqrt(reachX * reachX + reachY * reachY + reachZ * reachZ);
  }
}

function listPoints(search: Search, from: Surface, leaf: i32): void {
  reachX = 0;
  reachY = 0;
  reachZ = 0;
  let square: f64 = 0;
  let count = 0;
  const end = wordAt(from.ends, leaf);
  for (let k = wordAt(from.starts, leaf); k < end; k++) {
    const vertex = wordAt(from.order, k);
    const last = wordAt(from.firsts, vertex + 1);
    for (let element = wordAt(from.firsts, vertex); element < last; element++) {
      const known = load<f64>(from.squares + (<usize>element << 3));
      if (known == known) continue;
      const place = pointPlace(count);
      writePlace(search, place, from.middles + <usize>element * 24);
      setWord(numbers, count++, element);
      const u = abs(load<f64>(place) - middleX);
      const v = abs(load<f64>(place, 8) - middleY);
      const w = abs(load<f64>(place, 16) - middleZ);
      reachX = max(reachX, u);
      reachY = max(reachY, v);
      reachZ = max(reachZ, w);
      square = max(square, u * u + v * v + w * w);
    }
  }
  reach = sqrt(square);
  pointCount = count;
}
