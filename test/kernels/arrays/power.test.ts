import { describe, expect, it } from "vitest";
import { powers } from "../../../src/kernels/arrays/power.ts";
import { randomValues } from "../../tensor/random-values.ts";
import * as exact from "../big-elementary.ts";
import { powerOf } from "../power-of.ts";
import { expectSameBits } from "../same-bits.ts";
import { type Draw, worstError } from "../worst-error.ts";

describe("the error", () => {
  const toResult = (base: number, logarithm: number): [number, number] => [base, logarithm / Math.log(base)];

  it.each<[string, number, (draw: Draw) => [number, number]]>([
    ["to the power ¾", 0.7, (draw) => [draw(0, 1), 0.75]],
    ["of ordinary numbers", 0.7, (draw) => [2 ** draw(-3, 3), draw(-200, 200)]],
    ["of every base", 0.7, (draw) => toResult(2 ** draw(-1022, 1023), draw(-700, 700))],
    ["of a subnormal base", 0.7, (draw) => toResult(2 ** draw(-1074, -1022), draw(-700, 700))],
    ["of bases near 1", 0.7, (draw) => toResult(1 + draw(0.5, 1) * 2 ** draw(-50, -5), draw(-700, 700))],
    ["of bases below 1", 0.7, (draw) => toResult(1 - draw(0.5, 1) * 2 ** draw(-50, -5), draw(-700, 700))],
    ["of bases around 1", 0.7, (draw) => toResult(draw(0.9, 1.1), draw(-700, 700))],
    ["of bases at the end of the cell of 1", 0.7, (draw) => toResult(draw(1.015, 1.0166), draw(-700, 700))],
    ["to a whole number", 0.7, (draw) => [2 ** draw(-10, 10), Math.round(draw(-40, 40))]],
    ["to a tiny number", 0.7, (draw) => [2 ** draw(-1000, 1000), draw(-1, 1) * 2 ** draw(-1070, -20)]],
    ["with a subnormal result", 0.85, (draw) => toResult(2 ** draw(1, 1000), draw(-745, -708.4))],
  ])("%s is less than %f ulp", (_, bound, kind) => {
    const worst = worstError<[number, number]>(powerOf, exact.power, kind);
    expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bound);
  });
});

describe("what a double can hold is exact", () => {
  it("for whole bases and exponents", () => {
    let count = 0;
    for (let base = -40; base <= 40; base++) {
      for (let exponent = 0; exponent <= 60; exponent++) {
        const want = BigInt(base) ** BigInt(exponent);
        if (BigInt.asIntN(2000, BigInt(Number(want))) !== want) continue;
        count++;
        expect(powerOf(base, exponent), `${base} to the power ${exponent}`).toBe(Number(want));
      }
    }
    expect(count).toBeGreaterThan(1000);
  });

  it("for powers of 2 up to the smallest and the largest", () => {
    let want = 1;
    for (let k = 0; k >= -1074; k--, want /= 2) expect(powerOf(2, k), `${k}`).toBe(want);
    want = 1;
    for (let k = 0; k <= 1023; k++, want *= 2) expect(powerOf(0.5, -k), `${k}`).toBe(want);
  });

  it("for roots of squares", () => {
    for (let k = 1; k < 3000; k++) expect(powerOf(k * k, 0.5)).toBe(k);
  });

  it("for the exponent 1, and the exponent 2 is rounded as a product", () => {
    for (const base of randomValues(500, 3, -1e3, 1e3)) {
      expect(powerOf(base, 1)).toBe(base);
      expect(powerOf(base, 2)).toBe(base * base);
    }
  });
});

const SPECIAL = [
  ...[0, 1, 2, 0.5, 3, 2.5, 1 / 3, 7, 1e22, 1e300, 1e-300, 5e-324, Number.MAX_VALUE, Infinity],
  ...[2 ** 31, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 2 ** 64, 2 ** -64, 1 + 2 ** -52, 1 - 2 ** -53],
  ...[2 ** -126, 2 ** -127, 2 ** 126, 2 ** 127],
].flatMap((size) => [size, -size]);

it("has the special cases of the language", () => {
  const off: string[] = [];
  for (const base of [...SPECIAL, Number.NaN]) {
    for (const exponent of [...SPECIAL, Number.NaN]) {
      const [got, want] = [powerOf(base, exponent), base ** exponent];
      // The last bits are the engine's own: JavaScriptCore is off by one ulp more, V8 by less.
      const near = Math.abs(got - want) <= 4.5e-16 * Math.abs(want) && Math.sign(got) === Math.sign(want);
      if (!Object.is(got, want) && !near) off.push(`${base} to the power ${exponent}: ${got}, want ${want}`);
    }
  }
  expect(off).toEqual([]);
});

describe("as a kernel", () => {
  const size = 2500;
  const base = randomValues(2 * size + 3, 1, 0, 2);
  const exponent = randomValues(size + 1, 2, -3, 3);
  base.set([0, -0, -1, Number.NaN, Infinity, 5e-324], 5);

  it("goes by blocks, steps and starts, and gives each element as on its own", () => {
    const results = new Float64Array(size + 7);
    powers(results, 7, base, 3, 2, exponent, 1, 1, size);
    const want = Float64Array.from({ length: size }, (_, k) => powerOf(base[3 + 2 * k]!, exponent[1 + k]!));
    expectSameBits(results.subarray(7), want);
  });

  it.each([2, 0.75, -1])("takes one exponent for all: %f", (one) => {
    const results = new Float64Array(size);
    powers(results, 0, base, 3, 1, Float64Array.of(one), 0, 0, size);
    expectSameBits(
      results,
      Float64Array.from({ length: size }, (_, k) => powerOf(base[3 + k]!, one)),
    );
  });
});
