import type { Grid } from "../../surfaces/boundary-points.ts";
import { orderElements, placeAll } from "../placed-elements.ts";
import { areNear } from "./are-near.ts";
import { type ElementTree, elementTree } from "./element-tree.ts";
import { type CellElements, nearElements } from "./near-elements.ts";
import { packedNear } from "./packed-near.ts";
import { packedSearch } from "./packed-search.ts";
import { plainSearch } from "./plain-search.ts";

/** Elements of two surfaces below which a search is over sooner than its memory is made. */
const MIN_PACKED = 256;

/**
 * Squared distances from the middles of the elements of each of two surfaces to the nearest element of the other one, in the order of their
 * cells. Those that are near are found by their cells, and the others by trees.
 */
export function nearestElements(
  first: CellElements,
  second: CellElements,
  grid: Grid,
): [ofFirst: Float64Array, ofSecond: Float64Array] {
  const near = searchNear(first, second, grid);
  const squares: [Float64Array, Float64Array] = [near[0] ?? unknown(first), near[1] ?? unknown(second)];
  const rest = [unmeasured(squares[0]), unmeasured(squares[1])] as const;
  if (rest[0].length + rest[1].length === 0) return squares;
  const packed = isLarge(first, second) ? packedSearch(first, second, squares, grid) : null;
  return packed ?? searchTrees([first, second], squares, rest);
}

/** Searches the elements that have no square yet by trees, in plain JavaScript. */
function searchTrees(
  surfaces: readonly [CellElements, CellElements],
  squares: [Float64Array, Float64Array],
  rest: readonly [Uint32Array, Uint32Array],
): [ofFirst: Float64Array, ofSecond: Float64Array] {
  const trees: [ElementTree?, ElementTree?] = [];
  const wholeTree = (side: 0 | 1) => {
    trees[side] ??= elementTree(placeAll(surfaces[side].elements));
    return trees[side];
  };
  for (const [side, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const { elements } = surfaces[side];
    const chosen = rest[side];
    if (chosen.length === 0) continue;
    const tree =
      chosen.length === elements.count ? wholeTree(side) : elementTree(orderElements(elements, chosen));
    const found = plainSearch(tree, wholeTree(other));
    for (let k = 0; k < found.length; k++) squares[side][tree.elements.numbers[k]!] = found[k]!;
  }
  return squares;
}

/** Elements of two surfaces below which a search among near ones costs as little as a sample of them. */
const MIN_SAMPLED = 4096;

/** Searches near elements in both directions; none where the surfaces are far from each other. */
function searchNear(
  first: CellElements,
  second: CellElements,
  grid: Grid,
): readonly [Float64Array | null, Float64Array | null] {
  const count = first.net.count + second.net.count;
  if (count >= MIN_SAMPLED && !areNear(first.points, second.points, grid)) return [null, null];
  return (
    (isLarge(first, second) ? packedNear(first, second, grid) : null) ?? [
      nearElements(first, second, grid),
      nearElements(second, first, grid),
    ]
  );
}

/** No squares yet. */
function unknown({ net }: CellElements): Float64Array {
  return new Float64Array(net.count).fill(Number.NaN);
}

/** The elements that have no square yet. */
function unmeasured(squares: Float64Array): Uint32Array {
  const rest = new Uint32Array(squares.length);
  let count = 0;
  for (let k = 0; k < squares.length; k++) if (Number.isNaN(squares[k]!)) rest[count++] = k;
  return rest.subarray(0, count);
}

function isLarge(first: CellElements, second: CellElements): boolean {
  return first.net.count + second.net.count >= MIN_PACKED;
}
