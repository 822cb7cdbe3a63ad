import { describe, expect, it } from "vitest";
import { sumBlock } from "../../../../src/kernels/arrays/summation.ts";
import { spreadLabels } from "../../../../src/kernels/class-sums/tile/load-tile.ts";
import {
  addLabelSums,
  addSoftSums,
  slopeOfOverlap,
} from "../../../../src/kernels/class-sums/tile/overlap-tile.ts";
import { PLANE } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillLabels, fillPlane, rowsOf, SIZES, tileFor } from "../cases/tile-cases.ts";

const KINDS = {
  products: [(p: number, t: number) => p * t, (x: number) => x, (_p, t, a, b) => a * t + b],
  squares: [(p: number, t: number) => p * t, (x: number) => x * x, (p, t, a, b) => a * t + 2 * b * p],
  minima: [
    (p: number, t: number) => Math.min(p, t),
    (x: number) => x,
    (p, t, a, b) => a * (p < t ? 1 : p > t ? 0 : 0.5) + b,
  ],
} as const satisfies Record<
  string,
  readonly [
    (p: number, t: number) => number,
    (x: number) => number,
    (p: number, t: number, a: number, b: number) => number,
  ]
>;

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  describe.each(["products", "squares", "minima"] as const)("%s", (kind) => {
    const tile = tileFor(count, classes, true);
    const p = rowsOf(tile, fillPlane(tile, PLANE.probability, 1, 0, 1));
    const t = rowsOf(tile, fillPlane(tile, PLANE.target, 2, 0, 1));
    const [both, single, slope] = KINDS[kind];

    it("sums are in the library's order, added to what is there", () => {
      const sums = new Float64Array(1 + 4 * classes).fill(0.25);
      addSoftSums(tile, kind, sums, 1);
      const total = (of: (at: number) => number, c: number) =>
        0.25 +
        sumBlock(
          Float64Array.from({ length: count }, (_, k) => of(c * count + k)),
          0,
          1,
          count,
        );
      const want = [
        (at: number) => both(p[at]!, t[at]!),
        (at: number) => single(p[at]!),
        (at: number) => single(t[at]!),
        (at: number) => t[at]!,
      ].flatMap((of) => Array.from({ length: classes }, (_, c) => total(of, c)));
      expect([...sums]).toEqual([0.25, ...want]);
    });

    it("slopes are those of each element", () => {
      const coefficients = Float64Array.from({ length: 4 * classes }, (_, k) => Math.cos(k));
      slopeOfOverlap(tile, kind, coefficients, classes, 2 * classes);
      expect(rowsOf(tile, tile.plane(PLANE.slope))).toEqual(
        p.map((value, at) => {
          const c = Math.floor(at / count);
          return slope(value, t[at]!, coefficients[classes + c]!, coefficients[3 * classes + c]!);
        }),
      );
    });
  });

  it("labels have the sums of their one-hot rows, to the bit", () => {
    const tile = tileFor(count, classes, true);
    fillPlane(tile, PLANE.probability, 1, 0, 1);
    fillLabels(tile);
    spreadLabels(tile, tile.plane(PLANE.target));
    const [labels, hot] = [new Float64Array(4 * classes), new Float64Array(4 * classes)];
    addLabelSums(tile, labels, 0);
    addSoftSums(tile, "products", hot, 0);
    expect(labels).toEqual(hot);
  });
});
