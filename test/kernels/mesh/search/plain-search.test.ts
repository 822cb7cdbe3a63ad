import { expect, it } from "vitest";
import { elementSquare } from "../../../../src/kernels/mesh/element-distance.ts";
import { plainSearch } from "../../../../src/kernels/mesh/search/plain-search.ts";
import { toSpace } from "../../../../src/kernels/mesh/step-vectors.ts";
import { AXES, randomTree } from "./random-tree.ts";

it.each(Object.entries(AXES))("are the nearest of all elements, with %s axes", (_, axes) => {
  const [from, to] = [randomTree(1, axes), randomTree(2, axes)];
  const squares = plainSearch(from, to);
  const { centres, steps } = from.elements;
  const vector = new Float64Array(3);
  squares.forEach((square, q) => {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < to.elements.count; k++) {
      const of = (axis: number) => to.elements.centres[3 * k + axis]! - centres[3 * q + axis]!;
      toSpace(steps, false, of(0), of(1), of(2), vector, 0);
      least = Math.min(least, elementSquare(to.elements, k, vector));
    }
    expect(square).toBe(least);
  });
});
