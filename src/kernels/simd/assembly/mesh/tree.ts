/* A binary tree over the vertices of elements: see kernels/mesh/search/element-tree.ts. */

import { Search, Surface, setWord, wordAt, writePlace } from "./search";

/** Most vertices of a leaf. */
export const LEAF: i32 = 32;

/** Bytes of a box, and of a patch. */
export const BOX_BYTES: usize = 48;
export const PATCH_BYTES: usize = 64;

/** Bytes of a slab: eight numbers in float32, of which the first three are a vector across an element. */
const SLAB_BYTES: usize = 32;

/** The places of the vertices of a leaf. */
const places = memory.data(768);

/** The nodes so far. */
let count: i32 = 0;

/** Builds the tree of the first `vertices` in the order of the curve; `false` if it has no room. */
export function buildTree(search: Search, surface: Surface, vertices: i32): bool {
  count = 0;
  return split(search, surface, 0, vertices);
}

function split(search: Search, surface: Surface, start: i32, end: i32): bool {
  if (count == surface.room) return false;
  const node = count++;
  setWord(surface.starts, node, start);
  setWord(surface.ends, node, end);
  if (end - start <= LEAF) {
    setWord(surface.seconds, node, 0);
    writeLeaf(search, surface, node, start, end);
    return true;
  }
  const middle = firstChange(surface.keys, start, end);
  if (!split(search, surface, start, middle)) return false;
  const second = count;
  setWord(surface.seconds, node, second);
  if (!split(search, surface, middle, end)) return false;
  setWord(surface.waits, node, wordAt(surface.waits, node + 1) + wordAt(surface.waits, second));
  joinBoxes(surface, node, node + 1, second);
  return true;
}

/** The first vertex whose key has the first bit that not all keys share; the middle where all keys are equal. */
function firstChange(keys: usize, start: i32, end: i32): i32 {
  const first = wordAt(keys, start);
  const differing = first ^ wordAt(keys, end - 1);
  if (differing == 0) return (start + end) >> 1;
  const bit = 31 - clz(differing);
  let low = start;
  let high = end - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((((wordAt(keys, middle) ^ first) >> bit) & 1) != 0) high = middle;
    else low = middle;
  }
  return high;
}

/** Writes the box of a leaf, its vertices in float32 from there, its patch, and how many elements begin there that wait. */
function writeLeaf(search: Search, surface: Surface, node: i32, start: i32, end: i32): void {
  let waits = 0;
  let sum = f64x2.splat(0);
  let sumZ: f64 = 0;
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let lowZ: f64 = Infinity;
  let highZ: f64 = -Infinity;
  let nx: f64 = 0;
  let ny: f64 = 0;
  let nz: f64 = 0;
  for (let k = start; k < end; k++) {
    const vertex = wordAt(surface.order, k);
    const place = places + <usize>(k - start) * 24;
    writePlace(search, place, surface.vertices + <usize>vertex * 24);
    const xy = v128.load(place);
    const z = load<f64>(place, 16);
    low = f64x2.pmin(low, xy);
    high = f64x2.pmax(high, xy);
    lowZ = min(lowZ, z);
    highZ = max(highZ, z);
    sum = f64x2.add(sum, xy);
    sumZ += z;
    const last = wordAt(surface.firsts, vertex + 1);
    for (let element = wordAt(surface.firsts, vertex); element < last; element++) {
      const square = load<f64>(surface.squares + (<usize>element << 3));
      if (square != square) waits++;
      const slab = surface.slabs + <usize>wordAt(surface.elementForms, element) * SLAB_BYTES;
      const x = <f64>load<f32>(slab);
      const y = <f64>load<f32>(slab, 4);
      const w = <f64>load<f32>(slab, 8);
      // Two elements have vectors to the same side, or the second one's is turned.
      const sign = x * nx + y * ny + w * nz < 0 ? -1.0 : 1.0;
      nx += sign * x;
      ny += sign * y;
      nz += sign * w;
    }
  }
  setWord(surface.waits, node, waits);
  const box = surface.boxes + <usize>node * BOX_BYTES;
  const half = f64x2.splat(0.5);
  const middle = f64x2.mul(f64x2.add(low, high), half);
  const middleZ = (lowZ + highZ) / 2;
  v128.store(box, middle);
  store<f64>(box, middleZ, 16);
  v128.store(box, f64x2.mul(f64x2.sub(high, low), half), 24);
  store<f64>(box, (highZ - lowZ) / 2, 40);
  writeRadius(surface, node);
  const length = sqrt(nx * nx + ny * ny + nz * nz);
  if (length > 0) {
    nx /= length;
    ny /= length;
    nz /= length;
  }
  const share = 1 / <f64>(end - start);
  const meanX = f64x2.extract_lane(sum, 0) * share;
  const meanY = f64x2.extract_lane(sum, 1) * share;
  const meanZ = sumZ * share;
  let along: f64 = 0;
  let beside: f64 = 0;
  for (let k = start; k < end; k++) {
    const place = places + <usize>(k - start) * 24;
    const x = load<f64>(place);
    const y = load<f64>(place, 8);
    const z = load<f64>(place, 16);
    const at = <usize>k << 2;
    store<f32>(surface.cornerX + at, <f32>(x - f64x2.extract_lane(middle, 0)));
    store<f32>(surface.cornerY + at, <f32>(y - f64x2.extract_lane(middle, 1)));
    store<f32>(surface.cornerZ + at, <f32>(z - middleZ));
    const longest = surface.vertexLongest + (<usize>wordAt(surface.order, k) << 2);
    store<f32>(surface.cornerLongest + at, load<f32>(longest));
    const u = x - meanX;
    const v = y - meanY;
    const w = z - meanZ;
    const across = u * nx + v * ny + w * nz;
    along = max(along, abs(across));
    beside = max(beside, u * u + v * v + w * w - across * across);
  }
  const patch = surface.patches + <usize>node * PATCH_BYTES;
  store<f64>(patch, meanX);
  store<f64>(patch, meanY, 8);
  store<f64>(patch, meanZ, 16);
  store<f64>(patch, nx, 24);
  store<f64>(patch, ny, 32);
  store<f64>(patch, nz, 40);
  store<f64>(patch, along, 48);
  store<f64>(patch, sqrt(beside), 56);
}

/** Writes half of the diagonal of a box. */
function writeRadius(surface: Surface, node: i32): void {
  const box = surface.boxes + <usize>node * BOX_BYTES;
  const x = load<f64>(box, 24);
  const y = load<f64>(box, 32);
  const z = load<f64>(box, 40);
  store<f64>(surface.radii + (<usize>node << 3), sqrt(x * x + y * y + z * z));
}

function joinBoxes(surface: Surface, node: i32, first: i32, second: i32): void {
  const box = surface.boxes + <usize>node * BOX_BYTES;
  const a = surface.boxes + <usize>first * BOX_BYTES;
  const b = surface.boxes + <usize>second * BOX_BYTES;
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const low = min(load<f64>(a + axis) - load<f64>(a + axis, 24), load<f64>(b + axis) - load<f64>(b + axis, 24));
    const high = max(load<f64>(a + axis) + load<f64>(a + axis, 24), load<f64>(b + axis) + load<f64>(b + axis, 24));
    store<f64>(box + axis, (low + high) / 2);
    store<f64>(box + axis, (high - low) / 2, 24);
  }
  writeRadius(surface, node);
}
