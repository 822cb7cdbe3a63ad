import { expect, it } from "vitest";
import { meshBand } from "../../../src/kernels/bands/mesh-band.ts";
import { elementSquare } from "../../../src/kernels/mesh/element-distance.ts";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { toSpace } from "../../../src/kernels/mesh/step-vectors.ts";
import { randomTree } from "../mesh/search/random-tree.ts";

it("keeps the voxels that some element is near, among those that may be, and those that are", () => {
  const tree = randomTree(5, [
    [1.1, 0, 0.2],
    [0, 0.7, 0],
    [0, 0.1, 0.9],
  ]);
  const { elements } = tree;
  const box = { planes: 8, rows: 7, columns: 9 };
  const vector = new Float64Array(3);
  for (const distance of [0.1, 0.3, 0.5]) {
    const marked = Uint8Array.from({ length: 504 }, (_, at) => (at % 5 > 2 ? 1 : at % 5));
    const want = marked.map((mark, at) => {
      const place = [Math.floor(at / 63), Math.floor(at / 9) % 7, at % 9].map(
        (index) => (index + 0.5) * STEPS,
      );
      for (let k = 0; mark === 1 && k < elements.count; k++) {
        const [p, r, c] = place.map((index, axis) => elements.centres[3 * k + axis]! - index);
        toSpace(elements.steps, false, p!, r!, c!, vector, 0);
        if (elementSquare(elements, k, vector) <= distance * distance) return 2;
      }
      return mark === 2 ? 2 : 0;
    });
    meshBand(marked, box, false, tree, distance);
    expect(marked).toEqual(want);
  }
});
