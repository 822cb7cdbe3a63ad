import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { bootstrap } from "../../../src/metrics/statistics/bootstrap.ts";
import { confidenceInterval, quantile } from "../../../src/metrics/statistics/confidence-interval.ts";
import { normalQuantile } from "../../../src/metrics/statistics/normal-distribution.ts";

const replicates = (value: number, resampled: number[], leftOut: number[] = []) => ({
  value,
  resampled: Float64Array.from(resampled),
  leftOut: Float64Array.from(leftOut),
});
/** 0 to 100, out of order. */
const hundred = Array.from({ length: 101 }, (_, k) => (k * 37) % 101);

describe("quantile", () => {
  it("interpolates between the two values next to it", () => {
    const values = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.5, 1 / 3, 0.875, 1].map((part) => quantile(values, part))).toEqual([1, 3, 2, 6.5, 8]);
    expect(quantile(Float64Array.of(5), 0.3)).toBe(5);
  });

  it("is a value beside infinite ones", () => {
    const values = Float64Array.of(-Infinity, 1, 2, Infinity, Infinity);
    expect([0, 0.1, 0.25, 0.6, 0.9].map((part) => quantile(values, part))).toEqual([
      -Infinity,
      -Infinity,
      1,
      Infinity,
      Infinity,
    ]);
  });
});

describe("percentile", () => {
  it("takes the quantiles of the replicates", () => {
    expect(confidenceInterval(replicates(50, hundred), 0.9, "percentile")).toEqual([
      expect.closeTo(5, 10),
      expect.closeTo(95, 10),
    ]);
  });

  it("leaves out replicates without a value, and has none of nothing", () => {
    const some = replicates(50, [...hundred, Number.NaN, Number.NaN]);
    expect(confidenceInterval(some, 0.8, "percentile")).toEqual(
      confidenceInterval(replicates(50, hundred), 0.8, "percentile"),
    );
    expect(confidenceInterval(replicates(1, [Number.NaN]), 0.95, "percentile")).toBeNull();
    expect(confidenceInterval(replicates(1, []), 0.95, "bca")).toBeNull();
    expect(confidenceInterval(replicates(Number.NaN, [1, 2]), 0.95, "percentile")).toBeNull();
  });
});

describe("bca", () => {
  it("is the percentile interval without bias and skewness", () => {
    const even = replicates(50, hundred, [49, 50, 51]);
    const [low, high] = confidenceInterval(even, 0.9, "bca")!;
    expect(low).toBeCloseTo(5, 9);
    expect(high).toBeCloseTo(95, 9);
  });

  it("moves both ends by the bias", () => {
    // 70.5 of 101 replicates lie below 70: z₀ = Φ⁻¹(0.69802) = 0.518714; without skewness the ends are at Φ(2·z₀ ± z).
    const [low, high] = confidenceInterval(replicates(70, hundred), 0.9, "bca")!;
    const bias = normalQuantile(70.5 / 101);
    expect(bias).toBeCloseTo(0.5187, 4);
    // Φ(2·0.518714 − 1.644854) = Φ(−0.607426) = 0.271784, Φ(2.682282) = 0.996344.
    expect(low).toBeCloseTo(27.1784, 3);
    expect(high).toBeCloseTo(99.6344, 3);
  });

  it("and by the skewness of the values without a case", () => {
    // Mean 3; d = 2, 1, −3: Σd² = 14, Σd³ = −18; a = −18/(6·14^1.5) = −0.0572706.
    const [low, high] = confidenceInterval(replicates(50, hundred, [1, 2, 6]), 0.9, "bca")!;
    // Φ(−1.644854/(1 − 0.0572706·1.644854)) = Φ(−1.815904), Φ(1.644854/(1 + 0.094202)) = Φ(1.503245).
    expect(low).toBeCloseTo(3.4693, 3);
    expect(high).toBeCloseTo(93.3612, 3);
  });

  it("has ends even where all replicates lie on one side, or are the value", () => {
    expect(confidenceInterval(replicates(200, hundred), 0.95, "bca")).toEqual([
      expect.closeTo(99.9, 0),
      expect.closeTo(100, 6),
    ]);
    expect(confidenceInterval(replicates(5, [5, 5, 5], [5, 5]), 0.95, "bca")).toEqual([5, 5]);
  });

  it("stays at the last replicate beyond the pole of its formula", () => {
    // One case decides: a = 0.1665, z₀ = 2.33 and z = 5.33, and a·(z₀ + z) is 1.28.
    const lone = [0, ...Array<number>(2000).fill(1)];
    const [low, high] = confidenceInterval(replicates(99.9, hundred, lone), 0.999_999_9, "bca")!;
    expect(low).toBeLessThanOrEqual(high);
    expect(high).toBe(100);
  });

  it("has no acceleration beside infinite values", () => {
    const infinite = replicates(50, hundred, [Infinity, 1, 2]);
    expect(confidenceInterval(infinite, 0.9, "bca")).toEqual(
      confidenceInterval(replicates(50, hundred), 0.9, "bca"),
    );
    expect(confidenceInterval(replicates(Infinity, [1, Infinity, Infinity]), 0.9, "bca")).toEqual([
      expect.any(Number),
      Infinity,
    ]);
  });
});

/** How often the interval of a mean of `cases` draws lies below their expectation, and above it. */
function misses(
  draw: (u: number) => number,
  expectation: number,
  cases: number,
  method: "percentile" | "bca",
) {
  const random = mulberry32(11);
  const trials = 500;
  let [below, above] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const values = Float64Array.from({ length: cases }, () => draw(random()));
    const [low, high] = confidenceInterval(meanOf(values, 400, trial), 0.9, method)!;
    if (high < expectation) below++;
    if (low > expectation) above++;
  }
  return { below: below / trials, above: above / trials };
}

function meanOf(values: Float64Array, resamples: number, seed: number) {
  return bootstrap(
    {
      columns: [values, values.map(() => 1)],
      count: 1,
      statistics: ([sum, count], out) => {
        out[0] = sum! / count!;
      },
    },
    { resamples, seed, leaveOut: true },
  )[0]!;
}

describe("coverage at 90 %", () => {
  // Each side is missed by 5 %, with a standard deviation of 1 % over the trials.
  it.each(["percentile", "bca"] as const)("%s, of 50 normal values", (method) => {
    const { below, above } = misses((u) => normalQuantile(Math.max(u, 1e-12)), 0, 50, method);
    for (const side of [below, above]) expect(side > 0.02 && side < 0.09, `${side}`).toBe(true);
  });

  it("of skewed values, bca misses on both sides more evenly", () => {
    const skewed = (u: number) => -Math.log(1 - u);
    const percentile = misses(skewed, 1, 20, "percentile");
    const bca = misses(skewed, 1, 20, "bca");
    expect(percentile.below - percentile.above).toBeGreaterThan(0.06);
    expect(Math.abs(bca.below - bca.above)).toBeLessThan(percentile.below - percentile.above - 0.02);
  });
});

it("agrees with the interval of a normal mean, mean ± z·s/√n", () => {
  const cases = 400;
  const values = Float64Array.from({ length: cases }, (_, k) => normalQuantile((k + 0.5) / cases));
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / cases);
  const want = (1.959964 * deviation) / Math.sqrt(cases);
  for (const method of ["percentile", "bca"] as const) {
    const [low, high] = confidenceInterval(meanOf(values, 20_000, 5), 0.95, method)!;
    expect(Math.abs(high - want)).toBeLessThan(0.03 * want);
    expect(Math.abs(low + want)).toBeLessThan(0.03 * want);
  }
});

it("an interval of equal cases contains their mean, however it was rounded", () => {
  const value = 0.18599999999999997;
  const resampled = new Float64Array(200).fill(0.18600000000000003);
  for (const method of ["percentile", "bca"] as const) {
    const replicates = { value, resampled, leftOut: new Float64Array(24).fill(0.186) };
    expect(confidenceInterval(replicates, 0.95, method)).toEqual([value, value]);
  }
});
