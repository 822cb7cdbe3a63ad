/* The nearest quadrilateral of one mesh for each point of another: the search of kernels/mesh/search/nearest-elements.ts. */

import { prepareCandidates } from "./candidates";
import { writeCorners } from "./leaf-corners";
import { measureLeaf } from "./measure-leaf";
import { narrowList } from "./narrow";
import { Search, wordAt } from "./search";

/** Writes the squared distance of each point to the nearest element; `false` if a list has no room. */
export function nearestQuads(pointers: usize): bool {
  const search = changetype<Search>(pointers);
  prepareCandidates();
  writeCorners(search);
  // The list of the root is the other root, node 0.
  store<i32>(search.nodes, 0);
  return descend(search, 0, 0, 1);
}

function descend(search: Search, node: i32, start: i32, end: i32): bool {
  const after = narrowList(search, node, start, end);
  if (after < 0) return false;
  const second = wordAt(search.fromSeconds, node);
  if (second != 0) return descend(search, node + 1, end, after) && descend(search, second, end, after);
  measureLeaf(search, node, end, after);
  return true;
}
