import { describe, expect, it } from "vitest";
import { checkApart } from "../../../src/gradcheck/inspect/check-apart.ts";
import { checkPlanned } from "../../../src/gradcheck/points/check-point.ts";
import { gradcheck } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

type Numbers = ArrayLike<number>;

/** Ranks with weights, squared: kinks where elements are equal. */
const WEIGHTS = [0.9, -1.1, 0.6, 1.3, -0.7];
const byRank = (x: Numbers) => Array.from(x, (_, k) => k).sort((a, b) => x[a]! - x[b]!);
const squaredRanks = (x: Numbers) =>
  byRank(x).reduce((sum, k, rank) => sum + WEIGHTS[rank]! * x[k]! * x[k]!, 0);
const slopes = (x: Numbers) => {
  const found = new Float64Array(x.length);
  for (const [rank, k] of byRank(x).entries()) found[k] = 2 * WEIGHTS[rank]! * x[k]!;
  return found;
};
/** Numbers next to 0 beside some that are ten million times as large and more. */
const apart = Float64Array.of(-1.5e-6, -0.046, 1.2e7, 1.8e7, -1.8e-7);

/** Rises by logarithms, in float32. */
const { fround } = Math;
const logarithms = (x: Numbers) =>
  Array.from(x).reduce(
    (sum, v, k) => fround(sum + fround(WEIGHTS[k]! * fround(Math.log1p(Math.max(0, v))))),
    0,
  );
const logarithmSlopes = (x: Numbers) => Float32Array.from(x, (v, k) => (v > 0 ? WEIGHTS[k]! / (1 + v) : 0));
const singles = Float32Array.of(-0.00044, -0.00016, -18, -0.00004, 1.2e-8);

function examine(
  f: (x: Numbers) => number,
  gradient: (x: Numbers) => ArrayLike<number>,
  x: Float64Array | Float32Array,
  most = 1000,
) {
  const point = pointOf(f, gradient, x);
  const first = finish(checkPlanned(point, null, mulberry32(1), 150));
  if (first.failure === null) return { first: first.verdict, apart: null, spent: 0 };
  const before = point.subject.tally.evaluations;
  const found = finish(checkApart(point, first.failure, null, mulberry32(2), most));
  return { first: first.verdict, apart: found, spent: point.subject.tally.evaluations - before };
}

describe("checkApart", () => {
  it("takes back a fail that kinks beside small elements make, where f shows no slope of these", () => {
    const { first, apart: found } = examine(squaredRanks, slopes, apart);
    expect(first).toBe("fail");
    expect(found?.verdict).toBe("unresolved");
    const { verdict, findings } = gradcheck(squaredRanks, apart, { gradient: slopes });
    expect(verdict).toBe("unresolved");
    expect(findings.map(({ message }) => message).join()).toContain("f does not show the gradient of");
  });

  it("lets a gradient pass that elements of each size show", () => {
    const { first, apart: found } = examine(logarithms, logarithmSlopes, singles);
    expect(first).toBe("fail");
    expect(found?.verdict).toBe("pass");
    expect(gradcheck(logarithms, singles, { gradient: logarithmSlopes }).verdict).not.toBe("fail");
  });

  it("leaves a fail that a small element makes", () => {
    for (const wrong of [0.9, 1.1]) {
      const gradient = (x: Numbers) => logarithmSlopes(x).map((slope) => wrong * slope);
      expect(examine(logarithms, gradient, singles), `times ${wrong}`).toMatchObject({
        first: "fail",
        apart: null,
      });
      expect(gradcheck(logarithms, singles, { gradient }).verdict).toBe("fail");
    }
  });

  it("leaves a fail of an element too small to show by itself, where f is straight", () => {
    const line = (x: Numbers) => Array.from(x).reduce((sum, v, k) => sum + WEIGHTS[k]! * v, 0);
    const small = Float64Array.of(1e9, -3e8, 2e-9, 1e8, 5e8);
    const gradient = () => Float64Array.from(WEIGHTS, (slope, k) => (k === 2 ? 1.01 * slope : slope));
    expect(examine(line, gradient, small)).toMatchObject({ first: "fail", apart: null });
    expect(gradcheck(line, small, { gradient }).verdict).toBe("fail");
  });

  it("leaves a fail where all elements are of one size, and asks f for nothing", () => {
    const even = Float64Array.of(0.5, -0.7, 0.9, 0.4, 0.8);
    const gradient = (x: Numbers) => slopes(x).map((slope) => 1.01 * slope);
    expect(examine(squaredRanks, gradient, even)).toEqual({ first: "fail", apart: null, spent: 0 });
  });

  it("decides nothing where the budget ends between elements of two sizes", () => {
    const { apart: found, spent } = examine(logarithms, logarithmSlopes, singles, 200);
    expect(found?.verdict).toBe("unresolved");
    expect(spent).toBeLessThanOrEqual(200);
  });
});
