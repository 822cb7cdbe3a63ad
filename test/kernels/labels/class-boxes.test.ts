import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOX, emptyBoxes, widenBoxes } from "../../../src/kernels/labels/class-boxes.ts";
import { randomLabels } from "../../tensor/random-values.ts";

type Extents = readonly [number, number, number];

/** First and last plane, row and column of a label; none where it does not occur. */
function naive(
  labels: readonly number[],
  [, rows, columns]: Extents,
  label: number,
  counted?: ArrayLike<number>,
) {
  const at = labels.flatMap((other, k) => (other === label && counted?.[k] !== 0 ? [k] : []));
  if (at.length === 0) return undefined;
  const axes = [
    at.map((k) => Math.floor(k / (rows * columns))),
    at.map((k) => Math.floor(k / columns) % rows),
    at.map((k) => k % columns),
  ];
  return [...axes.map((list) => Math.min(...list)), ...axes.map((list) => Math.max(...list))];
}

const boxOf = (boxes: Float64Array, label: number) => {
  const box = [...boxes.subarray(label * BOX, (label + 1) * BOX)];
  return box[0]! > box[3]! ? undefined : box;
};

describe("boxes", () => {
  it("hold each class of every map", () => {
    const boxes = emptyBoxes(4);
    expect(widenBoxes(boxes, Uint8Array.of(0, 0, 2, 2, 0, 0, 0, 0), [2, 2, 2], null)).toBe(true);
    expect(boxOf(boxes, 2)).toEqual([0, 1, 0, 0, 1, 1]);
    expect(widenBoxes(boxes, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 2), [2, 2, 2], null)).toBe(true);
    expect(boxOf(boxes, 2)).toEqual([0, 1, 0, 1, 1, 1]);
    expect(boxOf(boxes, 0)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(boxOf(boxes, 1)).toBeUndefined();
  });

  it("hold what counts, of any labels", () => {
    const extents = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 6 })));
    fc.assert(
      fc.property(
        extents,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.nat(9999),
        (e, classes, masked, seed) => {
          const [planes, rows, columns] = e as number[];
          const shape: Extents = [planes!, rows!, columns!];
          const size = planes! * rows! * columns!;
          const labels = randomLabels(size, seed, classes, 3);
          const counted = masked ? Uint8Array.from(randomLabels(size, seed + 1, 2, 2)) : null;
          const boxes = emptyBoxes(classes);
          expect(widenBoxes(boxes, Int32Array.from(labels), shape, counted)).toBe(true);
          for (let label = 0; label < classes; label++) {
            expect(boxOf(boxes, label)).toEqual(naive(labels, shape, label, counted ?? undefined));
          }
        },
      ),
      { seed: 1 },
    );
  });

  it("hold runs over several rows, of labels of any width, from any byte on", () => {
    const extent = fc.integer({ min: 1, max: 9 });
    const widths = fc.constantFrom(Uint8Array, Int8Array, Uint16Array, Int16Array, Int32Array);
    fc.assert(
      fc.property(
        fc.tuple(extent, extent, extent),
        widths,
        fc.nat(3),
        fc.constantFrom(2, 40),
        fc.nat(9999),
        (shape, Labels, offset, run, seed) => {
          const labels = randomLabels(shape[0] * shape[1] * shape[2], seed, 3, run);
          const memory = Labels.from([...new Array(offset).fill(2), ...labels, 2]);
          const boxes = emptyBoxes(3);
          expect(widenBoxes(boxes, memory.subarray(offset, offset + labels.length), shape, null)).toBe(true);
          for (const label of [0, 1, 2]) expect(boxOf(boxes, label)).toEqual(naive(labels, shape, label));
        },
      ),
      { seed: 2 },
    );
  });

  it.each([[2], [-1], [2 ** 31 - 1]])("refuse label %d, where it counts", (label) => {
    const labels = Int32Array.of(0, 1, label, 1);
    expect(widenBoxes(emptyBoxes(2), labels, [1, 2, 2], null)).toBe(false);
    expect(widenBoxes(emptyBoxes(2), labels, [1, 2, 2], Uint8Array.of(1, 1, 1, 1))).toBe(false);
    expect(widenBoxes(emptyBoxes(2), labels, [1, 2, 2], Uint8Array.of(1, 1, 0, 1))).toBe(true);
  });
});
