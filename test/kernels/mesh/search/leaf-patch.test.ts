import { expect, it } from "vitest";
import { PATCH } from "../../../../src/kernels/mesh/search/element-tree.ts";
import { cornerFrom, randomTree, straightAxes } from "./random-tree.ts";

it("a patch contains the corners of the elements of its leaf", () => {
  const tree = randomTree(4, straightAxes(1, 2, 3));
  const { count, starts, ends, seconds, patches } = tree;
  for (let node = 0; node < count; node++) {
    if (seconds[node] !== 0) continue;
    const patch = patches.subarray(PATCH * node, PATCH * (node + 1));
    for (let k = starts[node]!; k < ends[node]!; k++) {
      for (let corner = 0; corner < 4; corner++) {
        const offset = cornerFrom(patch, tree, k, corner);
        const across = offset.reduce((sum, part, axis) => sum + part * patch[3 + axis]!, 0);
        const beside = Math.sqrt(
          Math.max(0, offset.reduce((sum, part) => sum + part * part, 0) - across ** 2),
        );
        expect(Math.abs(across)).toBeLessThanOrEqual(patch[6]! + 1e-12);
        expect(beside).toBeLessThanOrEqual(patch[7]! + 1e-12);
      }
    }
  }
});
