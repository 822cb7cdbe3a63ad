import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelsInOrderOf, sameAxes } from "../../../src/files/pair/reorder-labels.ts";
import type { Order, Volume } from "../../../src/files/volume/volume.ts";

const volume = (shape: number[], order: Order = "c") => ({
  shape,
  order,
  labels: Uint8Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => k),
});
type Made = Pick<Volume, "shape" | "order" | "labels">;
const inOrderOf = (from: Made, to: Made) => labelsInOrderOf(from, from.labels, to);

it("keeps the labels of the same order", () => {
  const a = volume([2, 3]);
  expect(inOrderOf(a, volume([2, 3]))).toBe(a.labels);
});

it("moves [row, column] from C to Fortran order and back", () => {
  const c = volume([2, 3]);
  const fortran = volume([2, 3], "fortran");
  expect(inOrderOf(c, fortran)).toEqual(Uint8Array.of(0, 3, 1, 4, 2, 5));
  expect(inOrderOf(fortran, c)).toEqual(Uint8Array.of(0, 2, 4, 1, 3, 5));
});

it.each([[[7]], [[2, 3, 4]], [[2, 1, 3]], [[1, 1, 5]], [[3, 2, 2, 4]]])(
  "moves shape %j there and back",
  (shape) => {
    const c = volume(shape);
    const fortran = volume(shape, "fortran");
    const moved = { ...fortran, labels: inOrderOf(c, fortran) };
    expect(inOrderOf(moved, c)).toEqual(c.labels);
  },
);

describe("axes in another sequence or direction", () => {
  /** The element of a volume at an index, by the definition of its order. */
  const elementAt = ({ shape, order }: Made, labels: ArrayLike<number>, index: readonly number[]) => {
    let [offset, stride] = [0, 1];
    const axes = order === "c" ? [2, 1, 0] : [0, 1, 2];
    for (const axis of axes) {
      offset += index[axis]! * stride;
      stride *= shape[axis]!;
    }
    return labels[offset]!;
  };

  it("take each element to its place", () => {
    const extent = fc.integer({ min: 1, max: 4 });
    const order = fc.constantFrom<Order>("c", "fortran");
    fc.assert(
      fc.property(
        fc.tuple(extent, extent, extent),
        order,
        order,
        fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        (shape, from, to, axes, reversed) => {
          const source = volume(shape, from);
          const target = volume(
            axes.map((axis) => shape[axis]!),
            to,
          );
          const moved = labelsInOrderOf(source, source.labels, target, { axes, reversed });
          for (let i = 0; i < target.shape[0]!; i++)
            for (let j = 0; j < target.shape[1]!; j++)
              for (let k = 0; k < target.shape[2]!; k++) {
                const index = [0, 0, 0];
                [i, j, k].forEach((at, axis) => {
                  index[axes[axis]!] = reversed[axis] ? target.shape[axis]! - 1 - at : at;
                });
                expect(elementAt(target, moved, [i, j, k])).toBe(elementAt(source, source.labels, index));
              }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("names the axes of a volume that is not reordered", () => {
  expect(sameAxes(2)).toEqual({ axes: [0, 1], reversed: [false, false] });
});
