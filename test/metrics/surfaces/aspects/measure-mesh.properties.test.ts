import { expect, it } from "vitest";
import { labelMap, surfaceDistances } from "../../../../src/index.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { sizeOf } from "../../../../src/tensor/shape.ts";

it("distances of large surfaces have the same bits with the axes in another order and reversed, and without WebAssembly", () => {
  const extents = [26, 30, 34];
  const spacing = [1.5, 0.7, 1];
  /** A wavy ball, with the axes in an order, those of a negative sign reversed. */
  const map = (shift: number, order: readonly (readonly [axis: number, sign: number])[]) => {
    const shape = order.map(([axis]) => extents[axis]!);
    const labels = Uint8Array.from({ length: sizeOf(shape) }, (_, at) => {
      const place = [
        Math.floor(at / (shape[1]! * shape[2]!)),
        Math.floor(at / shape[2]!) % shape[1]!,
        at % shape[2]!,
      ];
      const [p, r, c] = [0, 1, 2].map((axis) => {
        const k = order.findIndex(([own]) => own === axis);
        return order[k]![1] > 0 ? place[k]! : shape[k]! - 1 - place[k]!;
      });
      const square = (p! - 12) ** 2 + (r! - 14) ** 2 + (c! - 16 - shift) ** 2;
      return Number(square + 3 * ((5 * p! + 3 * r! + 7 * c!) % 11) < 120);
    });
    return labelMap(labels, shape);
  };
  const measure = (order: readonly (readonly [number, number])[], shift: number) =>
    surfaceDistances(map(0, order), map(shift, order), {
      classes: 2,
      spacing: order.map(([axis]) => spacing[axis]!),
      boundary: "mesh",
    }).classes[1]!;
  const straight = [
    [0, 1],
    [1, 1],
    [2, 1],
  ] as const;
  const turned = [
    [2, -1],
    [0, 1],
    [1, -1],
  ] as const;
  // Surfaces near each other are searched by their cells, others by trees.
  for (const shift of [1, 7]) {
    const want = measure(straight, shift);
    expect(want.prediction.distances.length).toBeGreaterThan(1000);
    expect(measure(turned, shift)).toEqual(want);
    expect(withoutSimd(() => measure(straight, shift))).toEqual(want);
  }
});
