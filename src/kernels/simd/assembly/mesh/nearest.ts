/* The nearest quadrilateral of one mesh for each point of another: the search of kernels/mesh/search/nearest-elements.ts. */

import { prepareTogether } from "./blocks";
import { measureLeaf } from "./measure-leaf";
import { narrowList } from "./narrow";
import { Search, Surface, setWord, wordAt } from "./search";
import { buildTree } from "./tree";
import { orderVertices } from "./vertex-order";

/** Writes the squared distances that wait of both surfaces to the nearest element of the other; `false` if a list has no room. */
export function nearestQuads(pointers: usize): bool {
  const search = changetype<Search>(pointers);
  prepareTogether();
  if (!prepare(search, search.from) || !prepare(search, search.to)) return false;
  if (!measureAll(search)) return false;
  const first = search.from;
  search.from = search.to;
  search.to = first;
  return measureAll(search);
}

function prepare(search: Search, pointers: usize): bool {
  const surface = changetype<Surface>(pointers);
  return buildTree(search, surface, orderVertices(search, surface));
}

/** Measures from one surface to the other. */
function measureAll(search: Search): bool {
  const to = changetype<Surface>(search.to);
  memory.fill(to.measured, 0, <usize>to.elementCount << 2);
  // The list of the root is the other root, node 0.
  setWord(search.nodes, 0, 0);
  return descend(search, 0, 0, 1);
}

function descend(search: Search, node: i32, start: i32, end: i32): bool {
  const from = changetype<Surface>(search.from);
  if (wordAt(from.waits, node) == 0) return true;
  const after = narrowList(search, node, start, end);
  if (after < 0) return false;
  const second = wordAt(from.seconds, node);
  if (second != 0) return descend(search, node + 1, end, after) && descend(search, second, end, after);
  measureLeaf(search, end, after);
  return true;
}
