import fc from "fast-check";
import { describe, it } from "vitest";
import { exp } from "../../../src/kernels/elementary/exponential.ts";
import { log, log1p } from "../../../src/kernels/elementary/logarithm.ts";
import { TABLE_BYTES } from "../../../src/kernels/simd/simd-module.ts";
import { expectSameBits } from "../same-bits.ts";
import { elementaryKernels } from "./elementary-kernels.ts";

/** What a kernel makes of a row. */
function rowOf(kernel: "expRow" | "logRow" | "log1pRow", x: Float64Array): Float64Array {
  const { kernels, doubles } = elementaryKernels.near()!;
  const out = TABLE_BYTES + 8 * x.length + 32;
  doubles.set(x, TABLE_BYTES / 8);
  // Four elements are read at once.
  doubles.fill(0, TABLE_BYTES / 8 + x.length, TABLE_BYTES / 8 + x.length + 3);
  kernels[kernel](TABLE_BYTES, out, x.length);
  return doubles.slice(out / 8, out / 8 + x.length);
}

const row = (value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: 1, maxLength: 64, size: "max" }).map((values) => Float64Array.from(values));

describe("the elementary functions have the bits of kernels/elementary", () => {
  const inside = fc.double({ min: -87, max: 87, minExcluded: true, maxExcluded: true, noNaN: true });
  const positive = fc.double({ min: 2 ** -126, max: 2 ** 125, noNaN: true });
  const around1 = fc.double({ min: 0.9, max: 1.1, noNaN: true });

  it("exp, where |x| < 87", () => {
    fc.assert(fc.property(row(inside), (x) => expectSameBits(rowOf("expRow", x), x.map(exp))));
  });

  it("log, from 2⁻¹²⁶ to 2¹²⁵", () => {
    const values = row(fc.oneof(positive, around1, fc.constant(1)));
    fc.assert(fc.property(values, (x) => expectSameBits(rowOf("logRow", x), x.map(log))));
  });

  it("log1p, from just above −1 to 2¹²⁵", () => {
    const small = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    const values = row(fc.oneof(positive, small, fc.constantFrom(0, -0, -0.5, 5e-324, -5e-324)));
    fc.assert(fc.property(values, (x) => expectSameBits(rowOf("log1pRow", x), x.map(log1p))));
  });

  it("on a grid over all entries of the tables", () => {
    const grid = Float64Array.from({ length: 40_000 }, (_, k) => -86.999 + k * 0.00435);
    expectSameBits(rowOf("expRow", grid), grid.map(exp));
    const positives = grid.map((x) => exp(x / 2));
    expectSameBits(rowOf("logRow", positives), positives.map(log));
    expectSameBits(rowOf("log1pRow", positives), positives.map(log1p));
  });
});
