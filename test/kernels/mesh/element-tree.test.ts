import { expect, it } from "vitest";
import { elementTree, LEAF, PATCH } from "../../../src/kernels/mesh/element-tree.ts";
import { netElements } from "../../../src/kernels/mesh/net-elements.ts";
import { placeElements, stepVectors } from "../../../src/kernels/mesh/placed-elements.ts";
import { boundaryPoints, pointGrid } from "../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../tensor/random-values.ts";

it("every box and every patch of a tree contains the corners of its elements", () => {
  const box = { planes: 6, rows: 6, columns: 6 };
  const labels = Uint8Array.from(randomLabels(216, 4, 2, 5));
  const voxels = { labels, label: 1, counted: null, start: 0, planeStep: 36, rowStep: 6, box, flat: false };
  const net = netElements(boundaryPoints(voxels, true), pointGrid(box, false, true), false, [
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  const { elements, leaves, boxes, patches, places } = elementTree(
    placeElements(
      net,
      stepVectors([
        [1, 0, 0],
        [0, 2, 0],
        [0, 0, 3],
      ]),
    ),
  );
  for (let k = 0; k < elements.count; k++) {
    for (let corner = 0; corner < 4; corner++) {
      const at = [0, 1, 2].map(
        (axis) => places[3 * k + axis]! + elements.spokes[12 * k + 3 * corner + axis]!,
      );
      for (let node = leaves + Math.floor(k / LEAF); node > 0; node >>= 1) {
        for (const [axis, place] of at.entries()) {
          expect(place).toBeGreaterThanOrEqual(boxes[6 * node + axis]! - 1e-12);
          expect(place).toBeLessThanOrEqual(boxes[6 * node + 3 + axis]! + 1e-12);
        }
      }
      const patch = patches.subarray(PATCH * Math.floor(k / LEAF), PATCH * Math.floor(k / LEAF) + PATCH);
      const offset = at.map((place, axis) => place - patch[axis]!);
      const across = offset.reduce((sum, part, axis) => sum + part * patch[3 + axis]!, 0);
      const beside = Math.sqrt(Math.max(0, offset.reduce((sum, part) => sum + part * part, 0) - across ** 2));
      expect(Math.abs(across)).toBeLessThanOrEqual(patch[6]! + 1e-12);
      expect(beside).toBeLessThanOrEqual(patch[7]! + 1e-12);
    }
  }
});
