/** What rounding can change of a bound in float64. */
export const MARGIN: f64 = 1.0 + 1e-9;

/** Pointers to the arrays of a search, in the order in which kernels/mesh/search/packed-search.ts writes them. */
// @ts-ignore: decorator
@unmanaged
export class Search {
  /** Of the tree of the points: see kernels/mesh/search/element-tree.ts. */
  fromStarts: usize = 0;
  fromEnds: usize = 0;
  fromSeconds: usize = 0;
  fromBoxes: usize = 0;
  fromRadii: usize = 0;
  fromPlaces: usize = 0;
  fromCentres: usize = 0;
  /** Of the tree of the elements. */
  toStarts: usize = 0;
  toEnds: usize = 0;
  toSeconds: usize = 0;
  toBoxes: usize = 0;
  toRadii: usize = 0;
  toPatches: usize = 0;
  toPlaces: usize = 0;
  toCentres: usize = 0;
  /** The form of each element, and of each form the numbers that `quadSquare` reads. */
  toForms: usize = 0;
  forms: usize = 0;
  /** The number of each element in the order of the cells, by which `vertices` has the four vertices of each. */
  toNumbers: usize = 0;
  vertices: usize = 0;
  /** The corner of each vertex plus one, and how many of its elements are still to be listed. */
  vertexCorners: usize = 0;
  vertexElements: usize = 0;
  /**
   * The corners of each leaf, where they begin and end by node, and the elements around each of them, end to end: the element, times
   * four, plus which of its corners it is.
   */
  corners: usize = 0;
  cornerStarts: usize = 0;
  cornerEnds: usize = 0;
  aroundStarts: usize = 0;
  around: usize = 0;
  /** The last point that was measured to each element, plus one. */
  measured: usize = 0;
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
  squares: usize = 0;
  vertexCount: i32 = 0;
  /** 1 where each axis of the grid is an axis of space. */
  isStraight: i32 = 0;
  /** Nine numbers of the steps, what rounding can change of a squared distance, and the square of the longest spoke. */
  steps: usize = 0;
}

/** A whole number of a list. */
// @ts-ignore: decorator
@inline
export function wordAt(list: usize, index: i32): i32 {
  return load<i32>(list + (<usize>index << 2));
}
