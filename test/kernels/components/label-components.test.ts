import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelComponents, type Reach } from "../../../src/kernels/components/label-components.ts";
import { randomLabels } from "../../tensor/random-values.ts";

type Shape = readonly [number, number, number];

/** Fills one component after the other from its first voxel. */
function naiveComponents(labels: ArrayLike<number>, [planes, rows, columns]: Shape, reach: Reach): number[] {
  const numbers = new Array<number>(labels.length).fill(0);
  let count = 0;
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] === 0 || numbers[start] !== 0) continue;
    count++;
    const waiting = [start];
    numbers[start] = count;
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const [z, y, x] = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
      for (let dz = -1; dz <= 1; dz++) {
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (Math.abs(dz) + Math.abs(dy) + Math.abs(dx) > reach) continue;
            const [p, r, c] = [z + dz, y + dy, x + dx];
            if (p < 0 || r < 0 || c < 0 || p >= planes || r >= rows || c >= columns) continue;
            const next = (p * rows + r) * columns + c;
            if (labels[next] !== labels[start] || numbers[next] !== 0) continue;
            numbers[next] = count;
            waiting.push(next);
          }
        }
      }
    }
  }
  return numbers;
}

describe("connected components", () => {
  it("are those that flood each component from its first voxel, of all labels at once", () => {
    const extent = fc.integer({ min: 1, max: 6 });
    const input = fc.record({
      shape: fc.tuple(extent, extent, extent),
      classes: fc.integer({ min: 1, max: 4 }),
      run: fc.constantFrom(1, 2, 5),
      seed: fc.nat(99_999),
      reach: fc.constantFrom<Reach>(1, 2, 3),
    });
    fc.assert(
      fc.property(input, ({ shape, classes, run, seed, reach }) => {
        const labels = Uint8Array.from(randomLabels(shape[0] * shape[1] * shape[2], seed, classes + 1, run));
        const { numbers, labels: labelOf, sizes } = labelComponents(labels, shape, reach);
        const want = naiveComponents(labels, shape, reach);
        expect([...numbers]).toEqual(want);
        expect(labelOf.length).toBe(Math.max(0, ...want));
        labelOf.forEach((label, k) => {
          const voxels = want.flatMap((number, at) => (number === k + 1 ? [at] : []));
          expect(sizes[k]).toBe(voxels.length);
          expect(voxels.every((at) => labels[at] === label)).toBe(true);
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("tell faces, edges and corners apart", () => {
    const across = (at: number) => Uint8Array.from({ length: 8 }, (_, k) => Number(k === 0 || k === at));
    const count = (at: number, reach: Reach) => labelComponents(across(at), [2, 2, 2], reach).sizes.length;
    // The neighbours of voxel 0 across a face, an edge and the corner.
    expect(([1, 2, 3] as const).map((reach) => [4, 6, 7].map((at) => count(at, reach)))).toEqual([
      [1, 2, 2],
      [1, 1, 2],
      [1, 1, 1],
    ]);
  });

  it("of negative and large labels are components as well", () => {
    const { labels, sizes } = labelComponents(Int32Array.of(-5, -5, 0, 2 ** 31 - 1), [1, 1, 4], 3);
    expect([...labels]).toEqual([-5, 2 ** 31 - 1]);
    expect([...sizes]).toEqual([2, 1]);
  });

  it.each([
    [255, Uint8Array],
    [256, Uint16Array],
    [65_535, Uint16Array],
    [65_536, Int32Array],
  ])("have numbers in the narrowest type: %i in a %o", (count, type) => {
    const labels = Uint8Array.from({ length: 2 * count }, (_, at) => at % 2);
    const { numbers, sizes } = labelComponents(labels, [1, 1, 2 * count], 1);
    expect(numbers).toBeInstanceOf(type);
    expect(sizes).toHaveLength(count);
    expect(numbers.at(-1)).toBe(count);
  });

  it.each([16, 17, 40])("of rows of %i voxels are written to their ends", (length) => {
    const labels = Uint8Array.from({ length: 2 * (length + 1) }, (_, at) =>
      Number(at % (length + 1) < length),
    );
    const { numbers } = labelComponents(labels, [1, 1, labels.length], 1);
    expect(Array.from(numbers)).toEqual(naiveComponents(labels, [1, 1, labels.length], 1));
  });

  it("of a spiral are one, however late its arms meet", () => {
    const rows = ["#######", "      #", "##### #", "#   # #", "# ### #", "#     #", "#######"];
    const labels = Uint8Array.from(rows.join(""), (cell) => Number(cell === "#"));
    expect([...labelComponents(labels, [1, 7, 7], 1).sizes]).toEqual([
      labels.reduce((sum, label) => sum + label),
    ]);
  });
});
