import { describe, expect, it } from "vitest";
import { labelGradientTile } from "../../../../src/kernels/class-sums/terms/label-gradient-tile.ts";
import { takeLabelSlopes, takeLabelTerms } from "../../../../src/kernels/class-sums/terms/label-terms.ts";
import {
  putSimdTermGradient,
  termKernelsNear,
} from "../../../../src/kernels/class-sums/terms/simd-label-terms.ts";
import { softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE, Tile, tileOf } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { expectSameBits } from "../../same-bits.ts";
import { fillLabels, fillPlane, rowsOf, SIZES } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  /** A tile of the SIMD kernels, and one of the plain ones, of the same logits and labels. */
  const tiles = () =>
    [tileOf(classes, 1000), new Tile(classes)].map((tile) => {
      Object.assign(tile, { count, padded: (count + 3) & ~3, counted: null, gap: null });
      for (const index of Object.values(PLANE)) tile.plane(index).fill(0);
      fillPlane(tile, PLANE.input, 1, -30, 30);
      fillLabels(tile);
      softmaxTile(tile, true);
      return tile;
    });

  it.each([0, 2, 1, 0.5, 3])("has the bits of the plain kernels, γ = %s", (gamma) => {
    const weights = Float64Array.from({ length: classes }, (_, c) => c / 2);
    const terms = { form: "categorical", weights, gamma, positive: 1, negative: 1, smoothing: 0 } as const;
    const [simd, plain] = tiles() as [Tile, Tile];
    expect(simd.isSimdSoftmax).toBe(true);
    const lines = (tile: Tile, ...indices: number[]) =>
      Float64Array.from(indices.flatMap((index) => [...tile.line(index).subarray(0, count)]));
    for (const tile of [simd, plain]) takeLabelTerms(tile, true, terms);
    expectSameBits(lines(simd, LINE.term, LINE.weight), lines(plain, LINE.term, LINE.weight));
    for (const tile of [simd, plain]) takeLabelSlopes(tile, true, terms, -0.25);
    const slopes = [LINE.slope, LINE.factor, LINE.missing];
    expectSameBits(lines(simd, ...slopes), lines(plain, ...slopes));
    const place = { overlap: null, at: 0, rows: classes };
    labelGradientTile(plain, place, true, gamma !== 0);
    putSimdTermGradient(simd, termKernelsNear(simd)!, terms);
    const [own, want] = [simd, plain].map((tile) => rowsOf(tile, tile.plane(PLANE.gradient)));
    expectSameBits(own!, want!);
    labelGradientTile(simd, place, true, gamma !== 0);
    expectSameBits(rowsOf(simd, simd.plane(PLANE.gradient)), want!);
  });
});
