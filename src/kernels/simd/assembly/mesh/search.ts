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
  /** The form of each element; of each form five numbers of its slab, and the numbers that `quadSquare` reads. */
  toForms: usize = 0;
  slabs: usize = 0;
  forms: usize = 0;
  /** The slabs of the elements of each leaf, and where they begin, by node. */
  leafBlocks: usize = 0;
  blockStarts: usize = 0;
  /** Lists of nodes, end to end, with the bound of each, and how many there is room for. */
  nodes: usize = 0;
  nodeBounds: usize = 0;
  room: i32 = 0;
  /** Nodes that wait to be split, one a level. */
  waiting: usize = 0;
  /** The patches of a list, and bounds of one point to them and to the elements of a leaf. */
  listBlocks: usize = 0;
  listBounds: usize = 0;
  leafBounds: usize = 0;
  squares: usize = 0;
  /** 1 where each axis of the grid is an axis of space. */
  isStraight: i32 = 0;
  /** Nine numbers of the steps, then what rounding can change of a squared distance. */
  steps: usize = 0;
}
