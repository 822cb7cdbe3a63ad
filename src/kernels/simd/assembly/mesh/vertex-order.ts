/* The vertices of elements along a curve, and the elements around each of them. */

import { OUTWARDS } from "./blocks";
import { FORM_BYTES } from "./quad";
import { Search, Surface, setWord, wordAt } from "./search";

/** Bits of a coordinate in a key, and of one of the two digits of a key. */
const BITS: i32 = 8;
const DIGIT: i32 = 12;

/** The least and the largest coordinate along each axis, and how many cubes a step is. */
const least = memory.data(24);
const most = memory.data(24);
const scales = memory.data(24);

/** Orders the vertices that belong to elements, with the elements around each of them. Returns how many they are. */
export function orderVertices(search: Search, surface: Surface): i32 {
  countAround(surface);
  findScales(search, surface);
  const count = writeKeys(search, surface);
  const low = search.digits;
  const high = low + (4 << DIGIT);
  startsOf(low);
  startsOf(high);
  moveByDigit(surface.order, surface.keys, surface.otherOrder, surface.otherKeys, count, low, 0);
  moveByDigit(surface.otherOrder, surface.otherKeys, surface.order, surface.keys, count, high, DIGIT);
  listAround(surface, count);
  return count;
}

/** Counts the elements around each vertex, and finds the square of the longest spoke of them. */
function countAround(surface: Surface): void {
  const counts = surface.vertexElements;
  const longest = surface.vertexLongest;
  memory.fill(counts, 0, <usize>surface.vertexCount << 2);
  memory.fill(longest, 0, <usize>surface.vertexCount << 2);
  for (let element = 0; element < surface.elementCount; element++) {
    const form = surface.forms + <usize>wordAt(surface.elementForms, element) * FORM_BYTES;
    const both = f64x2.pmax(v128.load(form, 120), v128.load(form, 136));
    const square = <f32>(max(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1)) * OUTWARDS);
    const corners = surface.elements + (<usize>element << 4);
    for (let corner = 0; corner < 4; corner++) {
      const vertex = wordAt(corners, corner);
      setWord(counts, vertex, wordAt(counts, vertex) + 1);
      const at = longest + (<usize>vertex << 2);
      store<f32>(at, max(load<f32>(at), square));
    }
  }
}

/** Finds the cubes that divide the longest extent: they need not be cubes where axes are not perpendicular. */
function findScales(search: Search, surface: Surface): void {
  for (let axis: usize = 0; axis < 24; axis += 8) {
    store<f64>(least + axis, Infinity);
    store<f64>(most + axis, -Infinity);
  }
  for (let vertex = 0; vertex < surface.vertexCount; vertex++) {
    if (wordAt(surface.vertexElements, vertex) == 0) continue;
    const at = surface.vertices + <usize>vertex * 24;
    for (let axis: usize = 0; axis < 24; axis += 8) {
      const coordinate = load<f64>(at + axis);
      store<f64>(least + axis, min(load<f64>(least + axis), coordinate));
      store<f64>(most + axis, max(load<f64>(most + axis), coordinate));
    }
  }
  let longest: f64 = 0;
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const step = search.steps + 3 * axis;
    const x = load<f64>(step);
    const y = load<f64>(step, 8);
    const z = load<f64>(step, 16);
    const length = sqrt(x * x + y * y + z * z);
    store<f64>(scales + axis, length);
    longest = max(longest, length * (load<f64>(most + axis) - load<f64>(least + axis)));
  }
  const scale = longest > 0 ? <f64>((1 << BITS) - 1) / longest : 0;
  for (let axis: usize = 0; axis < 24; axis += 8)
    store<f64>(scales + axis, load<f64>(scales + axis) * scale);
}

/** Moves the bits of a number three apart: see kernels/mesh/curve-order.ts. */
// @ts-ignore: decorator
@inline
function spreadBits(value: i32): i32 {
  const upper = (value | (value << 16)) & 0x030000ff;
  const halves = (upper | (upper << 8)) & 0x0300f00f;
  const pairs = (halves | (halves << 4)) & 0x030c30c3;
  return (pairs | (pairs << 2)) & 0x09249249;
}

// @ts-ignore: decorator
@inline
function cubeOf(vertex: usize, axis: usize): i32 {
  return <i32>((load<f64>(vertex + axis) - load<f64>(least + axis)) * load<f64>(scales + axis));
}

/** Writes the vertices of elements with their keys, and counts the digits. Returns how many they are. */
function writeKeys(search: Search, surface: Surface): i32 {
  const low = search.digits;
  const high = low + (4 << DIGIT);
  memory.fill(low, 0, 8 << DIGIT);
  let count = 0;
  for (let vertex = 0; vertex < surface.vertexCount; vertex++) {
    if (wordAt(surface.vertexElements, vertex) == 0) continue;
    const at = surface.vertices + <usize>vertex * 24;
    const key = 4 * spreadBits(cubeOf(at, 0)) + 2 * spreadBits(cubeOf(at, 8)) + spreadBits(cubeOf(at, 16));
    setWord(surface.order, count, vertex);
    setWord(surface.keys, count++, key);
    const first = key & ((1 << DIGIT) - 1);
    setWord(low, first, wordAt(low, first) + 1);
    setWord(high, key >> DIGIT, wordAt(high, key >> DIGIT) + 1);
  }
  return count;
}

/** Replaces the number of keys with each digit by that of keys with a smaller one. */
function startsOf(counts: usize): void {
  let sum = 0;
  for (let digit = 0; digit < 1 << DIGIT; digit++) {
    const count = wordAt(counts, digit);
    setWord(counts, digit, sum);
    sum += count;
  }
}

/** Moves vertices and their keys to the places of their digits: the second pass keeps the order of equal ones. */
function moveByDigit(
  order: usize,
  keys: usize,
  toOrder: usize,
  toKeys: usize,
  count: i32,
  starts: usize,
  shift: i32,
): void {
  for (let k = 0; k < count; k++) {
    const key = wordAt(keys, k);
    const digit = (key >> shift) & ((1 << DIGIT) - 1);
    const place = wordAt(starts, digit);
    setWord(starts, digit, place + 1);
    setWord(toOrder, place, wordAt(order, k));
    setWord(toKeys, place, key);
  }
}

/** Lists the elements around each vertex, in the order of the vertices. */
function listAround(surface: Surface, count: i32): void {
  const next = surface.vertexElements;
  let total = 0;
  for (let place = 0; place < count; place++) {
    const vertex = wordAt(surface.order, place);
    const own = wordAt(next, vertex);
    setWord(surface.aroundStarts, place, total);
    setWord(next, vertex, total);
    total += own;
  }
  setWord(surface.aroundStarts, count, total);
  for (let place = 0; place < count; place++) {
    const vertex = wordAt(surface.order, place);
    const end = wordAt(surface.firsts, vertex + 1);
    for (let element = wordAt(surface.firsts, vertex); element < end; element++) {
      for (let corner = 0; corner < 4; corner++) {
        const other = wordAt(surface.elements, 4 * element + corner);
        const at = wordAt(next, other);
        setWord(next, other, at + 1);
        setWord(surface.around, at, (element << 2) | corner);
      }
    }
  }
}
