import { expect, it } from "vitest";
import { narrowList, nodeLists } from "../../../../src/kernels/mesh/search/node-lists.ts";
import { randomTree } from "./random-tree.ts";

const AXES = [
  [2, 0, 0],
  [0, 0.7, 0],
  [0, 0, 1.3],
];

it("the list of every node contains, for each of its points, the leaf of the nearest element", () => {
  const [from, to] = [randomTree(1, AXES), randomTree(2, AXES)];
  const lists = nodeLists(from, to);
  const nearest = (query: number) => {
    let [least, found] = [Number.POSITIVE_INFINITY, 0];
    for (let element = 0; element < to.elements.count; element++) {
      const square = [0, 1, 2].reduce(
        (sum, axis) =>
          sum + (to.elements.places[3 * element + axis]! - from.elements.places[3 * query + axis]!) ** 2,
        0,
      );
      if (square < least) [least, found] = [square, element];
    }
    return found;
  };
  const visit = (node: number, start: number, end: number): number => {
    const after = narrowList(lists, node, start, end);
    const listed = [...lists.nodes.subarray(end, after)];
    for (let query = from.starts[node]!; query < from.ends[node]!; query++) {
      const element = nearest(query);
      expect(listed.some((part) => to.starts[part]! <= element && element < to.ends[part]!)).toBe(true);
    }
    if (from.seconds[node] === 0) {
      expect(listed.every((part) => to.seconds[part] === 0)).toBe(true);
      return after - end;
    }
    return visit(node + 1, end, after) + visit(from.seconds[node]!, end, after);
  };
  const leaves = from.seconds.slice(0, from.count).filter((second) => second === 0).length;
  const entries = visit(0, 0, 1);
  // A list is shorter than all leaves, or nothing was left out.
  expect(entries).toBeLessThan(
    leaves * to.seconds.slice(0, to.count).filter((second) => second === 0).length,
  );
});
