import { describe, expect, it } from "vitest";
import { RankPlaces } from "../../../src/kernels/lovasz/rank-places.ts";
import { rankErrors, weightAt } from "../../../src/kernels/lovasz/sorted-errors.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

const LAYOUTS = [
  ["first", classLayout("f", [2, 3, 8], 1)],
  ["last", classLayout("f", [2, 8, 3], -1)],
  ["between", classLayout("f", [2, 2, 3, 4], 2)],
] as const;
const counted = Uint8Array.of(1, 1, 0, 1, 1, 1, 0, 1);

describe.each(LAYOUTS)("ranks in an array, classes %s", (_, layout) => {
  it.each([
    ["float32", Float32Array],
    ["float64", Float64Array],
  ] as const)("of %s come back as weights, row by row", (__, Kind) => {
    // The array does not begin where its memory does.
    const places = new RankPlaces(new Kind(new ArrayBuffer(8 * 50), 16, 48), layout);
    const ranks = Int32Array.of(9, 3, 1, 0, 2, 4, 5, 6, 7);
    const sorted = rankErrors(
      new Int32Array(10),
      Float64Array.from({ length: 10 }, (_, k) => -k),
      Uint8Array.of(1, 0, 0, 1, 1, 0, 1, 0, 0, 1),
    );
    for (let row = 0; row < 6; row++) {
      places.put(Math.floor(row / 3), row % 3, ranks, row % 2, row === 4 ? counted : null);
    }
    for (let row = 0; row < 6; row++) {
      const out = new Float64Array(6).fill(9);
      places.takeWeights(out, 1, Math.floor(row / 3), row % 3, 2, 4, sorted, -2);
      const own = Array.from(ranks.subarray(row % 2), (rank) => -2 * weightAt(sorted, rank));
      const want = row === 4 ? [-0, own[2]!, own[3]!, own[4]!] : own.slice(2, 6);
      expect([...out]).toEqual([9, ...want, 9]);
    }
  });
});
