import { ROUNDING } from "../coordinate-slack.ts";
import { type ElementTree, PATCH } from "./element-tree.ts";
import { MARGIN, slabSquare, twicePositive } from "./slab-square.ts";

/** Nodes that may wait: one a level. A node is split by one of 30 bits, and below them, among equal keys, in the middle. */
const MAX_DEPTH = 64;

/** Nodes of one tree that may be nearest to points of another: the lists of all nodes from its root to the current one, end to end. */
export interface NodeLists {
  readonly from: ElementTree;
  readonly to: ElementTree;
  /** What rounding can change of a squared distance. */
  readonly slack: number;
  nodes: Int32Array;
  /** A bound of the squared distance of each node from the middle. */
  bounds: Float64Array;
  /** The middle of the points of the current node, and how far they are from it. */
  readonly sphere: Float64Array;
  /** Nodes that wait to be split. */
  readonly waiting: Int32Array;
}

/** The list of the root: the other root. */
export function nodeLists(from: ElementTree, to: ElementTree): NodeLists {
  let largest = 0;
  for (const { boxes } of [from, to])
    for (let axis = 0; axis < 3; axis++)
      largest = Math.max(largest, Math.abs(boxes[axis]!) + boxes[3 + axis]!);
  const slack = largest * largest * ROUNDING;
  return {
    from,
    to,
    slack,
    nodes: new Int32Array(1024),
    bounds: new Float64Array(1024),
    sphere: new Float64Array(4),
    waiting: new Int32Array(MAX_DEPTH),
  };
}

/**
 * Writes the list of a node behind that of its parent, and returns its end. An entry that is larger than the node is replaced by its
 * halves, for a leaf every entry by its leaves.
 *
 * With the middle m and the radius r of the points of the node, and with any point b of the other surface, a point a of that surface is
 * not nearest to one of the points if |m − a|² > |m − b|² + 2r·|a − b|: for a point q of the node, |q − a|² − |q − b|² differs from
 * |m − a|² − |m − b|² by 2(q − m)·(a − b).
 *
 * @param start - with `end` the list of the parent
 */
export function narrowList(lists: NodeLists, node: number, start: number, end: number): number {
  const { from, to, sphere, slack, waiting } = lists;
  writeSphere(sphere, from, node);
  const x = sphere[0]!;
  const y = sphere[1]!;
  const z = sphere[2]!;
  const { seconds, boxes, radii, patches } = to;
  const smallest = from.seconds[node] === 0 ? 0 : from.radii[node]!;
  let after = end;
  let least = Number.POSITIVE_INFINITY;
  let nearest = 0;
  for (let entry = start; entry < end; entry++) {
    let depth = 0;
    waiting[depth++] = lists.nodes[entry]!;
    while (depth > 0) {
      const part = waiting[--depth]!;
      const isLeaf = seconds[part] === 0;
      if (!isLeaf && radii[part]! > smallest) {
        waiting[depth++] = seconds[part]!;
        waiting[depth++] = part + 1;
        continue;
      }
      const bound = isLeaf
        ? slabSquare(
            patches,
            PATCH * part + 3,
            patches[PATCH * part]! - x,
            patches[PATCH * part + 1]! - y,
            patches[PATCH * part + 2]! - z,
          )
        : boxSquare(boxes, 6 * part, x, y, z);
      if (bound < least) {
        least = bound;
        nearest = part;
      }
      if (after === lists.nodes.length) widen(lists);
      lists.nodes[after] = part;
      lists.bounds[after++] = bound;
    }
  }
  const { places } = to.elements;
  const nearby = 3 * elementNearby(to, nearest, sphere);
  const square = placeSquare(places, nearby, x, y, z);
  const diameter = 2 * sphere[3]!;
  const { nodes, bounds } = lists;
  let kept = end;
  for (let entry = end; entry < after; entry++) {
    const part = nodes[entry]!;
    nodes[kept] = part;
    bounds[kept] = bounds[entry]!;
    const box = 6 * part;
    const apart = placeSquare(places, nearby, boxes[box]!, boxes[box + 1]!, boxes[box + 2]!);
    const limit = square + diameter * (Math.sqrt(apart) + radii[part]!);
    if (bounds[entry]! <= limit * MARGIN + slack) kept++;
  }
  return kept;
}

/** An element of a node whose middle is near for an element of that node. */
function elementNearby(tree: ElementTree, node: number, sphere: Float64Array): number {
  const x = sphere[0]!;
  const y = sphere[1]!;
  const z = sphere[2]!;
  const { elements, starts, ends, seconds, boxes } = tree;
  let part = node;
  while (seconds[part] !== 0) {
    const second = seconds[part]!;
    part =
      boxSquare(boxes, 6 * second, x, y, z) < boxSquare(boxes, 6 * (part + 1), x, y, z) ? second : part + 1;
  }
  let least = Number.POSITIVE_INFINITY;
  let nearest = 0;
  for (let element = starts[part]!; element < ends[part]!; element++) {
    const square = placeSquare(elements.places, 3 * element, x, y, z);
    if (square >= least) continue;
    least = square;
    nearest = element;
  }
  return nearest;
}

function widen(lists: NodeLists): void {
  const { nodes, bounds } = lists;
  lists.nodes = new Int32Array(2 * nodes.length);
  lists.nodes.set(nodes);
  lists.bounds = new Float64Array(2 * nodes.length);
  lists.bounds.set(bounds);
}

/** The middle and the radius of a node: of its box, or of a leaf those of its points. */
function writeSphere(sphere: Float64Array, tree: ElementTree, node: number): void {
  const { elements, boxes } = tree;
  for (let axis = 0; axis < 3; axis++) sphere[axis] = boxes[6 * node + axis]!;
  sphere[3] = tree.radii[node]!;
  if (tree.seconds[node] !== 0) return;
  let square = 0;
  for (let element = tree.starts[node]!; element < tree.ends[node]!; element++) {
    const own = placeSquare(elements.places, 3 * element, sphere[0]!, sphere[1]!, sphere[2]!);
    if (own > square) square = own;
  }
  sphere[3] = Math.sqrt(square);
}

function placeSquare(places: Float64Array, at: number, x: number, y: number, z: number): number {
  const u = places[at]! - x;
  const v = places[at + 1]! - y;
  const w = places[at + 2]! - z;
  return u * u + v * v + w * w;
}

/** Squared distance of a point to a box. */
function boxSquare(boxes: Float64Array, at: number, x: number, y: number, z: number): number {
  const u = twicePositive(Math.abs(x - boxes[at]!) - boxes[at + 3]!);
  const v = twicePositive(Math.abs(y - boxes[at + 1]!) - boxes[at + 4]!);
  const w = twicePositive(Math.abs(z - boxes[at + 2]!) - boxes[at + 5]!);
  return (u * u + v * v + w * w) / 4;
}
