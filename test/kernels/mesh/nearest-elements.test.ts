import { expect, it } from "vitest";
import { elementSquare } from "../../../src/kernels/mesh/element-distance.ts";
import { elementTree } from "../../../src/kernels/mesh/element-tree.ts";
import { nearestElements } from "../../../src/kernels/mesh/nearest-elements.ts";
import { netElements } from "../../../src/kernels/mesh/net-elements.ts";
import { placeElements, stepVectors, toSpace } from "../../../src/kernels/mesh/placed-elements.ts";
import { boundaryPoints, pointGrid } from "../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const AXES = {
  straight: [
    [2, 0, 0],
    [0, 0.7, 0],
    [0, 0, 1.3],
  ],
  tilted: [
    [2, 0.9, 0],
    [0, 0.7, 0],
    [0.1, 0, 1.3],
  ],
};

it.each(Object.entries(AXES))("are the nearest of all elements, with %s axes", (_, axes) => {
  const box = { planes: 8, rows: 7, columns: 9 };
  const trees = [1, 2].map((seed) => {
    const labels = Uint8Array.from(randomLabels(504, seed, 2, 5));
    const voxels = { labels, label: 1, counted: null, start: 0, planeStep: 63, rowStep: 9, box, flat: false };
    const points = boundaryPoints(voxels, true);
    const net = netElements(points, pointGrid(box, false, true), false, [
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    return elementTree(placeElements(net, stepVectors(axes)));
  });
  const [from, to] = trees as [(typeof trees)[0], (typeof trees)[0]];
  const squares = nearestElements(from!, to!);
  const { centres, steps } = from!.elements;
  const vector = new Float64Array(3);
  squares.forEach((square, q) => {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < to!.elements.count; k++) {
      const of = (axis: number) => to!.elements.centres[3 * k + axis]! - centres[3 * q + axis]!;
      toSpace(steps, of(0), of(1), of(2), vector, 0);
      least = Math.min(least, elementSquare(to!.elements, k, vector[0]!, vector[1]!, vector[2]!));
    }
    expect(square).toBe(least);
  });
});
