/** What rounding can change of a bound in float64. */
export const MARGIN: f64 = 1.0 + 1e-9;

/** Pointers to the arrays of a surface, in the order in which kernels/mesh/search/packed-search.ts writes them. */
// @ts-ignore: decorator
@unmanaged
export class Surface {
  /** Three coordinates of each vertex, in steps, and how many vertices there are. */
  vertices: usize = 0;
  vertexCount: i32 = 0;
  /** The four vertices of each element, how many elements there are, and the first of those that begin at each vertex. */
  elements: usize = 0;
  elementCount: i32 = 0;
  firsts: usize = 0;
  /** Three coordinates of the middle of each element, in steps, and its form. */
  middles: usize = 0;
  elementForms: usize = 0;
  /** Of each form the numbers that `quadSquare` reads, and eight numbers of its slab in float32. */
  forms: usize = 0;
  slabs: usize = 0;
  /** How far an element reaches from its middle along each axis of space at most, and the square of the longest spoke. */
  extremes: usize = 0;
  /** The squared distance of each element: NaN where it has to be found. */
  squares: usize = 0;
  /** The elements around each vertex, and then where the next of them is written; the square of the longest spoke of them. */
  vertexElements: usize = 0;
  vertexLongest: usize = 0;
  /** The vertices of elements along a curve, with their keys, and the same arrays again. */
  order: usize = 0;
  keys: usize = 0;
  otherOrder: usize = 0;
  otherKeys: usize = 0;
  /** Numbers of the vertices in that order: x, y, z in float32 from the middle of their leaf, and the square of the longest spoke. */
  cornerX: usize = 0;
  cornerY: usize = 0;
  cornerZ: usize = 0;
  cornerLongest: usize = 0;
  /** The elements around each vertex in that order, end to end: the element, times four, plus which of its corners the vertex is. */
  aroundStarts: usize = 0;
  around: usize = 0;
  /** The last point that was measured to each element, plus one. */
  measured: usize = 0;
  /** Of each node of the tree the first vertex and the end, the second half or 0, and the elements to measure. */
  starts: usize = 0;
  ends: usize = 0;
  seconds: usize = 0;
  waits: usize = 0;
  /** Of each node a box around its vertices: see kernels/mesh/search/element-tree.ts. */
  boxes: usize = 0;
  radii: usize = 0;
  patches: usize = 0;
  /** How many nodes there is room for. */
  room: i32 = 0;
}

/** Pointers to what both directions of a search share. */
// @ts-ignore: decorator
@unmanaged
export class Search {
  from: usize = 0;
  to: usize = 0;
  /** Lists of nodes, end to end, with the bound of each, and how many there is room for. */
  nodes: usize = 0;
  nodeBounds: usize = 0;
  room: i32 = 0;
  /** Nodes that wait to be split, one a level. */
  waiting: usize = 0;
  /** Corners that may be near a point of a leaf, their numbers in float32, and the distances of two points. */
  candidates: usize = 0;
  blocks: usize = 0;
  candidateBounds: usize = 0;
  /** How often each digit of a key occurs. */
  digits: usize = 0;
  /** 1 where each axis of the grid is an axis of space. */
  isStraight: i32 = 0;
  /** Nine numbers of the steps, and what rounding can change of a squared distance. */
  steps: usize = 0;
}

/** A whole number of a list. */
// @ts-ignore: decorator
@inline
export function wordAt(list: usize, index: i32): i32 {
  return load<i32>(list + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
export function setWord(list: usize, index: i32, word: i32): void {
  store<i32>(list + (<usize>index << 2), word);
}

/** Writes a place in space, rounded: for bounds alone. */
// @ts-ignore: decorator
@inline
export function writePlace(search: Search, place: usize, coordinates: usize): void {
  const steps = search.steps;
  const p = load<f64>(coordinates);
  const r = load<f64>(coordinates, 8);
  const c = load<f64>(coordinates, 16);
  if (search.isStraight != 0) {
    store<f64>(place, p * load<f64>(steps));
    store<f64>(place, r * load<f64>(steps, 32), 8);
    store<f64>(place, c * load<f64>(steps, 64), 16);
    return;
  }
  for (let axis: usize = 0; axis < 24; axis += 8) {
    const at = steps + axis;
    store<f64>(place + axis, p * load<f64>(at) + r * load<f64>(at, 24) + c * load<f64>(at, 48));
  }
}
