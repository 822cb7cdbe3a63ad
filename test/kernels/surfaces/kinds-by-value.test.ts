import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindsByValue } from "../../../src/kernels/surfaces/kinds-by-value.ts";

const KIND_OF = Uint8Array.of(0, 1, 1, 2);

describe("counts of kinds by value", () => {
  it("come in ascending order of values, each once", () => {
    const { values, counts } = kindsByValue(
      Float64Array.of(3, 0, 3, Infinity, 0.5, 0),
      Uint8Array.of(0, 1, 3, 0, 2, 2),
      KIND_OF,
      3,
    );
    expect([...values]).toEqual([0, 0.5, 3, Infinity]);
    expect([...counts]).toEqual([0, 2, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0]);
  });

  it("of nothing are none", () => {
    const { values, counts } = kindsByValue(new Float64Array(0), new Uint8Array(0), KIND_OF, 3);
    expect([values.length, counts.length]).toEqual([0, 0]);
  });

  it("are those that a table of values counts", () => {
    const value = fc.oneof(fc.nat(9), fc.double({ min: 1e-300, noNaN: true }));
    const pairs = fc.array(fc.tuple(value, fc.nat(3)), { maxLength: 120, size: "max" });
    fc.assert(
      fc.property(pairs, (list) => {
        const want = new Map<number, number[]>();
        for (const [value, code] of list) {
          const counts = want.get(value) ?? [0, 0, 0];
          counts[KIND_OF[code]!]!++;
          want.set(value, counts);
        }
        const { values, counts } = kindsByValue(
          Float64Array.from(list, ([value]) => value),
          Uint8Array.from(list, ([, code]) => code),
          KIND_OF,
          3,
        );
        expect([...values].map((value, k) => [value, [...counts.slice(3 * k, 3 * k + 3)]])).toEqual(
          [...want].sort(([a], [b]) => a - b),
        );
      }),
      { seed: 1 },
    );
  });

  it("of more values than a table begins with are all there", () => {
    // Whole squares, whose low words are 0; thirds, whose are not; each three times, far from each other.
    for (const make of [(k: number) => k * k, (k: number) => k / 3]) {
      const list = Float64Array.from({ length: 15_000 }, (_, k) => make((k * 7) % 5000));
      const { values, counts } = kindsByValue(list, new Uint8Array(15_000), KIND_OF, 1);
      expect(values).toEqual(Float64Array.from({ length: 5000 }, (_, k) => make(k)));
      expect(counts).toEqual(new Float64Array(5000).fill(3));
    }
  });
});
