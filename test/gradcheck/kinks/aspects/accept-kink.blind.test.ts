import { expect, it } from "vitest";
import { type FloatArray, gradcheck } from "../../../../src/index.ts";

type Values = ArrayLike<number>;

const SEEDS = [1, 2, 3, 200, 203, 205];

it("a gradient without its small elements does not pass beside kinks at 0, at steps that noise hides", () => {
  const x = Float32Array.of(40539.957, 7.824e-5, 0, 170137.719, 0, 0.010778906, 642.2118, 0.005350859, 0);
  const factors = [
    -1.1954e-5, -4599.2, -4.0092e-6, 3.7196e-6, 2.4384e-5, 12.692, 1.4174e-4, 26.734, -2.813e-5,
  ];
  const f = (p: Values) =>
    factors.reduce((sum, factor, k) => Math.fround(sum + Math.fround(factor * Math.max(0, p[k]!))), 0);
  const slopes = (p: FloatArray) => Float32Array.from(p, (v, k) => (v > 0 ? factors[k]! : 0));
  const large = (p: FloatArray) => slopes(p).map((slope, k) => (p[k]! < 1e-3 ? 0 : slope));
  for (const seed of SEEDS) {
    expect(gradcheck(f, x, { gradient: slopes, seed }).verdict).not.toBe("fail");
    expect(gradcheck(f, x, { gradient: large, seed }).verdict).not.toBe("pass");
  }
});

it("a gradient without its elements near bounds does not pass beside a kink of others", () => {
  const p = [
    0.7685400247573853, 0.6025866866111755, 0.9998977780342102, 0.18135637044906616, 1, 0.5168746113777161,
  ];
  const q = [
    0.7685400247573853, 0.542445182800293, 0.6198273301124573, 0.18135637044906616, 0.8305426836013794,
    0.5168746113777161,
  ];
  /** Σ |Σ p − q| over all beginnings, and its slopes by p, where the sign of 0 is 1. */
  const sums = (a: Values, b: Values) => {
    let sum = 0;
    return Array.from(a, (v, k) => {
      sum += v - b[k]!;
      return sum;
    });
  };
  const f = (a: Values, b: Values) => sums(a, b).reduce((all, sum) => all + Math.abs(sum), 0);
  const slopes = (a: Values, b: Values) => {
    const signs = sums(a, b).map((sum) => Math.sign(sum) || 1);
    const byA = Float64Array.from(signs, (_, k) => signs.slice(k).reduce((all, sign) => all + sign, 0));
    return [byA, byA.map((slope) => -slope)];
  };
  const isNear = (v: number) => Math.min(v, 1 - v) < 1e-3;
  const open = (a: Values, b: Values) =>
    slopes(a, b).map((part, input) => part.map((slope, k) => (isNear([a, b][input]![k]!) ? 0 : slope)));
  const x: [Float64Array, Float64Array] = [Float64Array.from(p), Float64Array.from(q)];
  for (const seed of SEEDS) {
    const check = (gradient: typeof slopes) => gradcheck(f, x, { gradient, domain: [0, 1], seed }).verdict;
    expect(check(slopes)).toBe("pass");
    expect(check(open)).not.toBe("pass");
  }
});
