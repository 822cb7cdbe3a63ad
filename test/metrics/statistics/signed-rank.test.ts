import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signedRank } from "../../../src/metrics/statistics/signed-rank.ts";

describe("signedRank", () => {
  // Values of scipy.stats.wilcoxon of SciPy 1.17.1.
  it.each([
    ["ties", [1, 1, 2, 2, 3, 3, -1, 4, 5, -2], 0.0390625],
    ["no ties", [1, 2, 3, 4, 5], 0.0625],
    ["a mixture", [1, -2, 3, 4, -5, 6, 7, 8], 0.1484375],
    ["many sizes", [1.5, -0.2, 3, 4.1, -5, 6.3, 7, 8, -9, 2.2, 0.7, -1.1], 0.26611328125],
    ["the most balanced", [1, -1], 1],
  ])("is exact with %s", (_, differences, p) => {
    expect(signedRank(differences)).toMatchObject({ p, method: "exact" });
  });

  it("leaves out zeros, and says so", () => {
    expect(signedRank([0, 1, 0, 2, 3, 4, 5])).toEqual({
      p: 0.0625,
      positive: 15,
      n: 5,
      zeros: 2,
      ties: 0,
      method: "exact",
    });
    expect(signedRank([0, 0])).toMatchObject({ p: null, n: 0, zeros: 2 });
    expect(signedRank([])).toMatchObject({ p: null, n: 0 });
  });

  it("ranks infinite differences last", () => {
    expect(signedRank([1, 2, Number.POSITIVE_INFINITY])).toMatchObject({ positive: 6, p: 0.25 });
  });

  it("takes differences for ties that only rounding tells apart", () => {
    const first = [0.8, 0.9, 0.7, 0.6, 0.5, 0.95];
    const second = [0.7, 0.8, 0.6, 0.7, 0.4, 0.85];
    const hundredths = first.map((one, at) => Math.round(100 * one) - Math.round(100 * second[at]!));
    const tied = { positive: 17.5, ties: 6, p: 14 / 64 };
    expect(signedRank(hundredths)).toMatchObject(tied);
    expect(signedRank(first.map((one, at) => one - second[at]!))).toMatchObject(tied);
    expect(signedRank([1, 1 + 1e-9])).toMatchObject({ ties: 0 });
  });

  it("is the share of all choices of signs, counted one by one", () => {
    const values = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, (differences) => {
        const sizes = differences.filter((one) => one !== 0).map(Math.abs);
        fc.pre(sizes.length > 0);
        const rank = (size: number) =>
          sizes.filter((other) => other < size).length +
          (sizes.filter((other) => other === size).length + 1) / 2;
        const ranks = sizes.map(rank);
        const middle = ranks.reduce((sum, one) => sum + one, 0) / 2;
        const { positive, p } = signedRank(differences);
        let count = 0;
        for (let signs = 0; signs < 2 ** sizes.length; signs++) {
          const sum = ranks.reduce((all, one, at) => all + ((signs >> at) & 1 ? one : 0), 0);
          if (Math.abs(sum - middle) >= Math.abs(positive - middle)) count++;
        }
        expect(p).toBeCloseTo(count / 2 ** sizes.length, 12);
      }),
      { numRuns: 100 },
    );
  });

  it("has a p above 0 of many differences of one sign", () => {
    // scipy.stats.wilcoxon(range(1, 1001), method="approx").pvalue of SciPy 1.17.1.
    const { p, method } = signedRank(Array.from({ length: 1000 }, (_, k) => k + 1));
    expect(method).toBe("normal");
    expect(p! / 3.325859118934513e-165).toBeCloseTo(1, 11);
  });

  it("is near its normal approximation where that takes over", () => {
    const differences = Array.from({ length: 200 }, (_, k) => (k % 3 === 0 ? -1 : 1) * (k + 1));
    const exact = signedRank(differences);
    const normal = signedRank([...differences, 201]);
    expect([exact.method, normal.method]).toEqual(["exact", "normal"]);
    expect(Math.abs(exact.p! - normal.p!)).toBeLessThan(exact.p!);
  });
});
