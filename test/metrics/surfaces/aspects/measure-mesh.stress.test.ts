import fc from "fast-check";
import { expect, it } from "vitest";
import { type DirectedDistances, surfaceDistances } from "../../../../src/index.ts";
import { naiveMeshDistances } from "../../naive-mesh.ts";
import { inputs } from "./mesh-inputs.ts";

/** The total size, and Σ distance·size: what rounding in the last digits leaves alone. */
const sums = (pairs: readonly (readonly [number, number])[]) =>
  pairs.reduce(([size, product], [d, s]) => [size! + s, product! + d * s], [0, 0]);
const pairsOf = ({ distances, sizes }: DirectedDistances) =>
  Array.from(distances, (d, k): [number, number] => [d, sizes[k]!]);

it("distances of meshes are those of every element from every triangle, for any spacing and for tilted axes", () => {
  fc.assert(
    fc.property(inputs, ({ axes, prediction, target }) => {
      const { classes } = surfaceDistances(prediction, target, { classes: 2, axes, boundary: "mesh" });
      for (const [from, to, directed] of [
        [prediction, target, classes[1]!.prediction],
        [target, prediction, classes[1]!.target],
      ] as const) {
        const want = naiveMeshDistances(from, to, 1, axes);
        const got = pairsOf(directed);
        if (want.length === 0) expect(got).toEqual([]);
        else if (want[0]![0] === Infinity) expect(got[0]![0]).toBe(Infinity);
        else {
          expect(sums(got)[0]).toBeCloseTo(sums(want)[0]!, 9);
          expect(sums(got)[1]).toBeCloseTo(sums(want)[1]!, 9);
          expect(got.at(-1)![0]).toBeCloseTo(want.at(-1)![0], 9);
          expect(got[0]![0]).toBeCloseTo(want[0]![0], 9);
        }
      }
    }),
    { seed: 1, numRuns: 30 },
  );
});
