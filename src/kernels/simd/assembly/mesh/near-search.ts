/* The arrays of a search of near elements. */

/** Pointers to the arrays of a search, in the order in which kernels/mesh/search/packed-near.ts writes them. */
// @ts-ignore: decorator
@unmanaged
export class NearSearch {
  planes: i32 = 0;
  rows: i32 = 0;
  columns: i32 = 0;
  /** Of the surface of the points: the first cell of each plane, the place of each cell in its plane, and its first element. */
  fromStarts: usize = 0;
  fromPlaces: usize = 0;
  fromFirsts: usize = 0;
  fromRecords: usize = 0;
  /** Of the surface of the elements. */
  toStarts: usize = 0;
  toPlaces: usize = 0;
  toFirsts: usize = 0;
  /** Of each element its middle in steps along planes, rows and columns, and its form. */
  toRecords: usize = 0;
  /** Of each form eight numbers of its slab in float32, and the numbers that `quadSquare` reads. */
  slabs: usize = 0;
  forms: usize = 0;
  /** Eight planes of cells with a frame around, and of each cell which of the 4 × 4 around it have elements: those from two before it. */
  cells: usize = 0;
  masks: usize = 0;
  /** Elements that may be the nearest, and a bound of each. */
  list: usize = 0;
  bounds: usize = 0;
  squares: usize = 0;
  /** The lengths of a step along each axis, the sides of a cell, and what rounding can change of a squared distance. */
  steps: usize = 0;
  /** The lengths of a step in float32, 0, and the longest vector from the middle of an element to a corner. */
  roundedSteps: usize = 0;
  /** Squared distances that are known, 32 bytes each: the vector to the middle of an element in steps, its form, and the square. */
  known: usize = 0;
}

/** Planes of cells that are indexed at a time, a power of two. */
export const WINDOW: i32 = 8;

/** Cells of the frame before the first one of a row or a column, and of both ends: four columns are read at a time. */
export const BEFORE: i32 = 3;
export const FRAME: i32 = 8;

/** Bits of the number of a known square. */
export const KNOWN_BITS: i32 = 13;
