import { describe, expect, it } from "vitest";
import { LEAF } from "../../../../src/kernels/mesh/search/element-tree.ts";
import { cornerFrom, randomTree } from "./random-tree.ts";

const TREE = randomTree(4, [
  [1, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
]);

describe("a tree of elements", () => {
  it("has every element in one leaf of at most so many", () => {
    const { elements, count, starts, ends, seconds } = TREE;
    let next = 0;
    for (let node = 0; node < count; node++) {
      if (seconds[node] !== 0) continue;
      expect(starts[node]).toBe(next);
      next = ends[node]!;
      expect(next - starts[node]!).toBeGreaterThan(0);
      expect(next - starts[node]!).toBeLessThanOrEqual(LEAF);
    }
    expect(next).toBe(elements.count);
  });

  it("has two halves in each node, which begin with other bits", () => {
    const { elements, count, starts, ends, seconds } = TREE;
    for (let node = 0; node < count; node++) {
      const second = seconds[node]!;
      if (second === 0) continue;
      expect([starts[node + 1], ends[node + 1], ends[second]]).toEqual([
        starts[node],
        starts[second],
        ends[node],
      ]);
      const [last, first] = [elements.keys[starts[second]! - 1]!, elements.keys[starts[second]!]!];
      expect(last).toBeLessThan(first);
      expect(Math.clz32(last ^ first)).toBe(
        Math.clz32(elements.keys[starts[node]!]! ^ elements.keys[ends[node]! - 1]!),
      );
    }
  });

  it("has a box and a radius around the corners of the elements of each node", () => {
    const { count, starts, ends, boxes, radii } = TREE;
    let farthest = 0;
    for (let node = 0; node < count; node++) {
      for (let k = starts[node]!; k < ends[node]!; k++) {
        for (let corner = 0; corner < 4; corner++) {
          const offsets = cornerFrom(boxes.subarray(6 * node), TREE, k, corner);
          farthest = Math.max(
            farthest,
            ...offsets.map((offset, axis) => Math.abs(offset) - boxes[6 * node + 3 + axis]!),
            Math.hypot(...offsets) - radii[node]!,
          );
        }
      }
    }
    expect(farthest).toBeLessThanOrEqual(1e-12);
  });
});
