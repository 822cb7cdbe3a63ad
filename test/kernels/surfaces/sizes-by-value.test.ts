import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizesByValue, sizesOfCodes } from "../../../src/kernels/surfaces/sizes-by-value.ts";

describe("sizes by value", () => {
  it("come in ascending order of values, each once", () => {
    const { values, sizes } = sizesByValue(
      Float64Array.of(3, 0, 3, Infinity, 0.5, 0),
      Float64Array.of(1, 2, 4, 8, 16, 32),
    );
    expect([...values]).toEqual([0, 0.5, 3, Infinity]);
    expect([...sizes]).toEqual([34, 16, 5, 8]);
  });

  it("of nothing are none", () => {
    const { values, sizes } = sizesByValue(new Float64Array(0), new Float64Array(0));
    expect([values.length, sizes.length]).toEqual([0, 0]);
  });

  it("are those that a table of values adds up", () => {
    const values = fc.oneof(fc.nat(9), fc.double({ min: 1e-300, noNaN: true }));
    const pairs = fc.array(fc.tuple(values, fc.nat(99)), { maxLength: 120 });
    fc.assert(
      fc.property(pairs, (list) => {
        const want = new Map<number, number>();
        for (const [value, size] of list) want.set(value, (want.get(value) ?? 0) + size);
        const { values, sizes } = sizesByValue(
          Float64Array.from(list, ([value]) => value),
          Float64Array.from(list, ([, size]) => size),
        );
        expect([...values].map((value, k) => [value, sizes[k]])).toEqual([...want].sort(([a], [b]) => a - b));
      }),
      { seed: 1 },
    );
  });

  it("of more values than a table begins with are all there", () => {
    // Whole squares, whose low words are 0; thirds, whose are not; each three times, far from each other.
    for (const make of [(k: number) => k * k, (k: number) => k / 3]) {
      const list = Float64Array.from({ length: 15_000 }, (_, k) => make((k * 7) % 5000));
      const { values, sizes } = sizesByValue(list, new Float64Array(15_000).fill(2));
      expect(values).toEqual(Float64Array.from({ length: 5000 }, (_, k) => make(k)));
      expect(sizes).toEqual(new Float64Array(5000).fill(6));
    }
  });
});

it("sizes of codes are looked up", () => {
  expect([...sizesOfCodes(Uint8Array.of(2, 0, 2), Float64Array.of(5, 6, 7))]).toEqual([7, 5, 7]);
});
