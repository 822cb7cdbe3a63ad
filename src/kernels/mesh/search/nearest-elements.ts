import type { Grid } from "../../surfaces/boundary-points.ts";
import { orderElements, placeAll } from "../placed-elements.ts";
import { areNear } from "./are-near.ts";
import { type ElementTree, elementTree } from "./element-tree.ts";
import { type CellElements, nearElements } from "./near-elements.ts";
import { nodeLists } from "./node-lists.ts";
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
  const [ours, theirs] = [unmeasured(first, near[0]), unmeasured(second, near[1])];
  const squares: [Float64Array, Float64Array] = [
    near[0] ?? new Float64Array(first.net.count),
    near[1] ?? new Float64Array(second.net.count),
  ];
  if (ours.length + theirs.length > (first.net.count + second.net.count) / 2) {
    const trees = [treeOf(first), treeOf(second)] as const;
    const [ofFirst, ofSecond] = searchBoth(...trees);
    writeBack(squares[0], trees[0], ofFirst);
    writeBack(squares[1], trees[1], ofSecond);
    return squares;
  }
  for (const [side, from, to, rest] of [
    [0, first, second, ours],
    [1, second, first, theirs],
  ] as const) {
    if (rest.length === 0) continue;
    const tree = elementTree(orderElements(from.elements, rest));
    writeBack(squares[side], tree, searchOne(tree, treeOf(to)));
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
  const isLarge = count >= MIN_PACKED;
  return (
    (isLarge ? packedNear(first, second, grid) : null) ?? [
      nearElements(first, second, grid),
      nearElements(second, first, grid),
    ]
  );
}

/** The elements that have no square yet; all without squares. */
function unmeasured({ net }: CellElements, squares: Float64Array | null): Uint32Array {
  const rest = new Uint32Array(net.count);
  let count = 0;
  for (let k = 0; k < net.count; k++) if (squares === null || Number.isNaN(squares[k]!)) rest[count++] = k;
  return rest.subarray(0, count);
}

function treeOf({ elements }: CellElements): ElementTree {
  return elementTree(placeAll(elements));
}

function writeBack(squares: Float64Array, { elements }: ElementTree, found: Float64Array): void {
  for (let k = 0; k < found.length; k++) squares[elements.numbers[k]!] = found[k]!;
}

/** Searches in both directions, in the order of the trees. */
export function searchBoth(
  first: ElementTree,
  second: ElementTree,
): [ofFirst: Float64Array, ofSecond: Float64Array] {
  if (first.elements.count + second.elements.count >= MIN_PACKED) {
    const { slack, largest } = nodeLists(first, second);
    const squares = packedSearch(first, second, slack, largest);
    if (squares !== null) return squares;
  }
  return [plainSearch(first, second), plainSearch(second, first)];
}

/** Searches from the first tree to the second one. */
function searchOne(from: ElementTree, to: ElementTree): Float64Array {
  if (from.elements.count >= MIN_PACKED) {
    const { slack, largest } = nodeLists(from, to);
    const squares = packedSearch(from, to, slack, largest, "first");
    if (squares !== null) return squares[0];
  }
  return plainSearch(from, to);
}
