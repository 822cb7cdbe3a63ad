import { elementSquare } from "../element-distance.ts";
import { isStraight, toSpace } from "../step-vectors.ts";
import { type ElementTree, LEAF, PATCH } from "./element-tree.ts";
import { type NodeLists, narrowList, nodeLists } from "./node-lists.ts";
import { MARGIN, slabSquare } from "./slab-square.ts";

/**
 * Squared distance from the middle of each element of one surface to the nearest element of another, in the order of the first.
 *
 * The search goes down both trees at once. A node of the first keeps a list of those nodes of the second that may contain the
 * element nearest to one of its points, and hands it to its children, which replace each entry by its halves and drop what is too
 * far. So neighbouring points share their way down, and a leaf has a short list of leaves. The result is exact: it is the least of
 * all distances, however the elements are ordered.
 */
export function plainSearch(from: ElementTree, to: ElementTree): Float64Array {
  const squares = new Float64Array(from.elements.count);
  const lists = nodeLists(from, to);
  const scratch = {
    straight: isStraight(to.elements.steps),
    vector: new Float64Array(3),
    bounds: new Float64Array(LEAF),
    best: new Float64Array(2),
  };
  const descend = (node: number, start: number, end: number): void => {
    const after = narrowList(lists, node, start, end);
    if (from.seconds[node] === 0) measureLeaf(squares, lists, scratch, node, end, after);
    else {
      descend(node + 1, end, after);
      descend(from.seconds[node]!, end, after);
    }
  };
  // The list of the root is the other root, node 0.
  descend(0, 0, 1);
  return squares;
}

interface Scratch {
  readonly straight: boolean;
  readonly vector: Float64Array;
  /** A bound of each element of a leaf. */
  readonly bounds: Float64Array;
  /** The least squared distance so far, and the largest bound that may belong to a smaller one. */
  readonly best: Float64Array;
}

/** Measures the points of a leaf: the leaf that seems nearest first, so that the others are mostly farther. */
function measureLeaf(
  squares: Float64Array,
  lists: NodeLists,
  scratch: Scratch,
  leaf: number,
  start: number,
  end: number,
): void {
  const { from, nodes, bounds } = lists;
  const { best } = scratch;
  for (let query = from.starts[leaf]!; query < from.ends[leaf]!; query++) {
    const first = boundPatches(lists, query, start, end);
    best[0] = Number.POSITIVE_INFINITY;
    best[1] = Number.POSITIVE_INFINITY;
    measureElements(lists, scratch, query, nodes[first]!);
    for (let entry = start; entry < end; entry++) {
      if (bounds[entry]! <= best[1]! && entry !== first)
        measureElements(lists, scratch, query, nodes[entry]!);
    }
    squares[query] = best[0]!;
  }
}

/** Bounds the squared distances of one point to the leaves of a list, and returns the entry with the least bound. */
function boundPatches(
  { from, to, nodes, bounds }: NodeLists,
  query: number,
  start: number,
  end: number,
): number {
  const { places } = from.elements;
  const { patches } = to;
  const x = places[3 * query]!;
  const y = places[3 * query + 1]!;
  const z = places[3 * query + 2]!;
  let first = start;
  let least = Number.POSITIVE_INFINITY;
  for (let entry = start; entry < end; entry++) {
    const at = PATCH * nodes[entry]!;
    const bound = slabSquare(patches, at + 3, patches[at]! - x, patches[at + 1]! - y, patches[at + 2]! - z);
    bounds[entry] = bound;
    if (bound < least) {
      least = bound;
      first = entry;
    }
  }
  return first;
}

/** Measures one point to the elements of one leaf, the one that seems nearest first. */
function measureElements(lists: NodeLists, scratch: Scratch, query: number, leaf: number): void {
  const { bounds, best } = scratch;
  const start = lists.to.starts[leaf]!;
  const size = lists.to.ends[leaf]! - start;
  const first = boundElements(lists, bounds, query, start, size);
  if (bounds[first]! > best[1]!) return;
  measureElement(lists, scratch, query, start + first);
  for (let k = 0; k < size; k++)
    if (bounds[k]! <= best[1]! && k !== first) measureElement(lists, scratch, query, start + k);
}

/** Bounds the squared distances of one point to some elements, and returns that with the least bound. */
function boundElements(
  { from, to }: NodeLists,
  bounds: Float64Array,
  query: number,
  start: number,
  size: number,
): number {
  const { places, forms, slabs } = to.elements;
  const own = from.elements.places;
  const x = own[3 * query]!;
  const y = own[3 * query + 1]!;
  const z = own[3 * query + 2]!;
  let first = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < size; k++) {
    const at = 3 * (start + k);
    const bound = slabSquare(
      slabs,
      5 * forms[start + k]!,
      places[at]! - x,
      places[at + 1]! - y,
      places[at + 2]! - z,
    );
    bounds[k] = bound;
    if (bound < least) {
      least = bound;
      first = k;
    }
  }
  return first;
}

function measureElement(
  { from, to, slack }: NodeLists,
  { straight, vector, best }: Scratch,
  query: number,
  element: number,
): void {
  const { centres, steps } = to.elements;
  const own = from.elements.centres;
  toSpace(
    steps,
    straight,
    centres[3 * element]! - own[3 * query]!,
    centres[3 * element + 1]! - own[3 * query + 1]!,
    centres[3 * element + 2]! - own[3 * query + 2]!,
    vector,
    0,
  );
  const square = elementSquare(to.elements, element, vector);
  if (square < best[0]!) {
    best[0] = square;
    best[1] = square * MARGIN + slack;
  }
}
