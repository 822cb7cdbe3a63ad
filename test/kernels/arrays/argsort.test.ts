import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argsort } from "../../../src/kernels/arrays/argsort.ts";
import { randomValues } from "../../tensor/random-values.ts";

/** −0 equals 0, NaN is beyond ∞. */
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

function naive(values: ArrayLike<number>, descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return Array.from(values, (_, k) => k).sort((a, b) => sign * compare(values[a]!, values[b]!) || a - b);
}

const special = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  -5e-324,
  1.7976931348623157e308,
  1e-40,
  2 ** 33,
];
const wild = fc.oneof(fc.constantFrom(...special), fc.double(), fc.float(), fc.integer({ min: -9, max: 9 }));

describe("argsort", () => {
  it.each([
    ["short", 0, 40],
    ["long", 33, 300],
  ])("agrees with a stable comparison sort, %s, in either direction and dtype", (_, minLength, maxLength) => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: Math.max(1, minLength), maxLength, size: "max" }), (values) => {
        for (const descending of [false, true]) {
          const double = Float64Array.from(values);
          expect([...argsort(double, 0, 1, values.length, descending)]).toEqual(naive(double, descending));
          const single = Float32Array.from(values);
          expect([...argsort(single, 0, 1, values.length, descending)]).toEqual(naive(single, descending));
        }
      }),
      { seed: 10, numRuns: 150 },
    );
  });

  it.each([31, 32, 33, 5000])("keeps the order of equal values, %i of them", (count) => {
    const values = randomValues(count, 1).map((value) => Math.round(3 * value));
    for (const descending of [false, true]) {
      expect([...argsort(values, 0, 1, count, descending)]).toEqual(naive(values, descending));
    }
  });

  it("takes a NaN with its sign set for what it is", () => {
    const x = new Float64Array(new Uint32Array([0, 0xfff80000, 0, 0x3ff00000, 0, 0x7ff00000]).buffer);
    expect([...argsort(x, 0, 1, 3, false)]).toEqual([1, 2, 0]);
    expect([...argsort(x, 0, 1, 3, true)]).toEqual([0, 2, 1]);
  });

  it("takes values any step apart, from anywhere", () => {
    const x = randomValues(400, 2);
    const column = Array.from({ length: 100 }, (_, k) => x[3 + 3 * k]!);
    expect([...argsort(x, 3, 3, 100, false)]).toEqual(naive(column, false));
  });
});
