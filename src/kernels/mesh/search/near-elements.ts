import type { Grid, GridPoints } from "../../surfaces/boundary-points.ts";
import { coordinateSlack } from "../coordinate-slack.ts";
import { elementSquare } from "../element-distance.ts";
import type { FormedElements } from "../formed-elements.ts";
import { type NetElements, STEPS } from "../net-elements.ts";
import { isStraight, type StepVectors } from "../step-vectors.ts";
import { MARGIN, slabSquare } from "./slab-square.ts";

/** A surface as its cells and the elements in them. */
export interface CellElements {
  /** The cells, in the order of the vertices of the net. */
  readonly points: GridPoints;
  readonly net: NetElements;
  readonly elements: FormedElements;
}

/**
 * Where elements begin along an axis, in cells from that of the middle, two for each ring around it: an element of the first ring may
 * contain the middle.
 */
const OFFSETS = [-1, 0, -2, 1, -3, 2] as const;

/** Planes of cells that are indexed at a time, a power of two: three to both sides of the plane in which elements begin. */
export const WINDOW = 8;

/** Elements of the 6 × 6 × 6 cells around a middle: a cell has three. */
export const MAX_FOUND = 648;

/** Elements after which a search is given up that has found fewer than a quarter: the surfaces are not near each other. */
const TRIAL = 4096;

/**
 * Squared distances from the middles of elements to the nearest element of another surface, of those that are nearer than about two
 * voxels; NaN of the others. The elements around a middle are found by a table of the cells of a few planes, without a tree: where both
 * masks agree, the first of them has the distance 0.
 *
 * An element is in the cell where it begins and the ones behind it, two along an axis. So an element that begins outside of a ring of
 * cells is beyond a neighbour of the cell of the middle, and a distance up to there is that of the nearest element.
 *
 * @returns `null` where the axes of the grid are not perpendicular, and in 2-D
 */
export function nearElements(from: CellElements, to: CellElements, grid: Grid): Float64Array | null {
  const { steps, corners } = from.elements;
  if (corners === 2 || !isStraight(steps)) return null;
  const squares = new Float64Array(from.elements.count).fill(Number.NaN);
  const search = new NearSearch(to, grid);
  const { starts } = from.points;
  const { elements } = from.net;
  let [element, found] = [0, 0];
  for (let plane = 0; plane < grid.planes; plane++) {
    search.moveTo(plane);
    for (
      const end = starts[plane + 1]!;
      element < squares.length && elements[4 * element]! < end;
      element++
    ) {
      search.nearest(from.elements.middles, element, squares);
      if (squares[element]! >= 0) found++;
    }
    if (element >= TRIAL && found < element / 4) break;
  }
  return squares;
}

/** The elements of a surface by the cells of some planes. */
class NearSearch {
  readonly to: CellElements;
  readonly grid: Grid;
  /** For each plane, by its number modulo the window, the number of each cell plus one. */
  readonly cells: Int32Array;
  /** The last plane that is indexed. */
  last = -1;
  /** The sides of a cell, and the shortest of them. */
  readonly lengths: readonly number[];
  readonly shortest: number;
  /** What rounding can change of a squared distance. */
  readonly slack: number;
  /** For each axis and offset, the squared distance of the middle from the elements that begin there. */
  readonly bounds = new Float64Array(18);
  readonly vector = new Float64Array(3);
  /** Elements that may be the nearest, and a bound of each. */
  readonly found = new Int32Array(MAX_FOUND);
  readonly values = new Float64Array(MAX_FOUND);

  constructor(to: CellElements, grid: Grid) {
    this.to = to;
    this.grid = grid;
    const { rows, columns } = grid;
    const { steps } = to.elements;
    this.cells = new Int32Array(WINDOW * rows * columns);
    this.lengths = cellSides(steps);
    this.shortest = Math.min(...this.lengths);
    this.slack = coordinateSlack(steps, grid).slack;
  }

  /** Indexes the planes around one, which come in ascending order. */
  moveTo(plane: number): void {
    const { planes, rows, columns } = this.grid;
    const { starts, places } = this.to.points;
    const cells = this.cells;
    while (this.last < Math.min(plane + 3, planes - 1)) {
      const added = ++this.last;
      const at = (added & (WINDOW - 1)) * rows * columns;
      const dropped = added - WINDOW;
      if (dropped >= 0)
        for (let k = starts[dropped]!; k < starts[dropped + 1]!; k++) cells[at + places[k]!] = 0;
      for (let k = starts[added]!; k < starts[added + 1]!; k++) cells[at + places[k]!] = k + 1;
    }
  }

  /** Writes the squared distance of the nearest element from a middle, unless it may be outside of the cells around. */
  nearest(middles: Float64Array, element: number, squares: Float64Array): void {
    const { planes, rows, columns } = this.grid;
    const { elements } = this.to;
    const { middles: centres, forms, slabs, steps } = elements;
    const { firsts } = this.to.net;
    const { cells, bounds, vector, slack, shortest, found, values } = this;
    const p = middles[3 * element]!;
    const r = middles[3 * element + 1]!;
    const c = middles[3 * element + 2]!;
    // A cell reaches half a voxel to both sides of its place.
    const plane = Math.floor(p / STEPS + 0.5);
    const row = Math.floor(r / STEPS + 0.5);
    const column = Math.floor(c / STEPS + 0.5);
    const nearest = Math.min(
      this.writeBounds(0, p / STEPS + 0.5 - plane),
      this.writeBounds(1, r / STEPS + 0.5 - row),
      this.writeBounds(2, c / STEPS + 0.5 - column),
    );
    let best = Number.POSITIVE_INFINITY;
    const farthest = nearest + 2 * shortest;
    let limit = farthest * farthest;
    // A ring is searched only if the nearest element may begin outside of those before it.
    for (let ring = 0; ring < 3; ring++) {
      const size = 2 * ring + 2;
      const reach = nearest + ring * shortest;
      let count = 0;
      let least = Number.POSITIVE_INFINITY;
      let first = 0;
      for (let i = 0; i < size; i++) {
        const q = plane + OFFSETS[i]!;
        if (q < 0 || q >= planes || bounds[i]! > limit) continue;
        const ofPlane = (q & (WINDOW - 1)) * rows;
        for (let j = 0; j < size; j++) {
          const s = row + OFFSETS[j]!;
          const far = bounds[i]! + bounds[6 + j]!;
          if (s < 0 || s >= rows || far > limit) continue;
          const ofRow = (ofPlane + s) * columns;
          for (let l = i < size - 2 && j < size - 2 ? size - 2 : 0; l < size; l++) {
            const d = column + OFFSETS[l]!;
            if (d < 0 || d >= columns || far + bounds[12 + l]! > limit) continue;
            const cell = cells[ofRow + d]!;
            if (cell === 0) continue;
            const end = firsts[cell]!;
            for (let k = firsts[cell - 1]!; k < end; k++) {
              const bound = slabSquare(
                slabs,
                5 * forms[k]!,
                (centres[3 * k]! - p) * steps[0]!,
                (centres[3 * k + 1]! - r) * steps[4]!,
                (centres[3 * k + 2]! - c) * steps[8]!,
              );
              if (bound > limit) continue;
              if (bound < least) {
                least = bound;
                first = count;
              }
              values[count] = bound;
              found[count++] = k;
            }
          }
        }
      }
      // The one that seems nearest first, so that the others are mostly farther.
      for (let at = -1; at < count; at++) {
        const place = at < 0 ? first : at;
        if (count === 0 || at === first || values[place]! > limit) continue;
        const k = found[place]!;
        vector[0] = (centres[3 * k]! - p) * steps[0]!;
        vector[1] = (centres[3 * k + 1]! - r) * steps[4]!;
        vector[2] = (centres[3 * k + 2]! - c) * steps[8]!;
        const square = elementSquare(elements, k, vector);
        if (square >= best) continue;
        best = square;
        limit = Math.min(limit, square * MARGIN + slack);
      }
      if (best * MARGIN + slack <= reach * reach) {
        squares[element] = best;
        return;
      }
    }
  }

  /**
   * Writes the squared distances along an axis from a middle to the elements that begin at each offset.
   *
   * @param part - of the cell that is before the middle
   * @returns the distance to the nearer side of the cell
   */
  writeBounds(axis: number, part: number): number {
    const length = this.lengths[axis]!;
    const before = part * length;
    const behind = (1 - part) * length;
    const { bounds } = this;
    for (let offset = 2; offset < OFFSETS.length; offset += 2) {
      const more = (offset / 2 - 1) * length;
      bounds[6 * axis + offset] = (before + more) * (before + more);
      bounds[6 * axis + offset + 1] = (behind + more) * (behind + more);
    }
    return Math.min(before, behind);
  }
}

/** The sides of a cell on perpendicular axes. */
export function cellSides(steps: StepVectors): number[] {
  return [steps[0]!, steps[4]!, steps[8]!].map((step) => Math.abs(step) * STEPS);
}
