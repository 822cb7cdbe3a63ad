import { describe, expect, it } from "vitest";
import { diceLoss, formatGradcheck, gradcheck, square, sum, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const cube = (x: Float64Array) => x.reduce((total, value) => total + value ** 3, 0);
const slope = (x: Float64Array) => x.map((value) => 3 * value * value);

describe("a report as text", () => {
  it("of a pass is its finding and its circumstances", () => {
    const report = gradcheck(cube, Float64Array.of(1, 2), { gradient: slope });
    expect(formatGradcheck({ ...report, resolution: 1.234e-12 })).toBe(
      [
        "gradcheck: pass, a relative error of 1.2e-12 would have been seen",
        "",
        `  f = 9, 2 elements of shape [2], ${report.evaluations} evaluations, seed 1`,
      ].join("\n"),
    );
  });

  it("of a fail is what is wrong, where, and what to paste", () => {
    const report = gradcheck(cube, Float64Array.of(1, 2), {
      gradient: (x) => slope(x).map((value) => 2 * value),
    });
    const lines = formatGradcheck(report).split("\n");
    expect(lines[0]).toBe("gradcheck: fail, analytic = 2.000 × numeric: a 2 too many (2 of 2)");
    expect(lines[2]).toMatch(/^ {2}at +x +analytic +numeric +ratio$/);
    expect(lines[3]).toMatch(/^ {2}\[[01]\] +[12] +(6|24) +(3|12)(\.0+)? ± \de-\d+ +2\.000$/);
    expect(lines).toContain("  the smallest input found that still fails:");
  });

  it("names the one wrong element", () => {
    const gradient = (x: Float64Array) => slope(x).map((value, k) => (k === 1 ? 7 : value));
    const report = gradcheck(cube, Float64Array.of(1, 2, 3), { gradient });
    expect(formatGradcheck(report)).toMatch(/^gradcheck: fail, one element is wrong: \[1\]\n/);
  });

  it("says what is no gradient", () => {
    const text = formatGradcheck(gradcheck(cube, Float64Array.of(1, 2), { gradient: () => [1] }));
    expect(text).toMatch(/^gradcheck: fail, gradient has length 1, x has 2 elements\n/);
  });

  it("says that f cannot show it", () => {
    const logits = tensor([800, -800], [1, 2], { dtype: "float64" });
    const target = tensor([1, 0], [1, 2]);
    const f = (x: Tensor) => diceLoss(x, target, { classAxis: null, activation: "sigmoid", smooth: 0 });
    const report = { ...gradcheck(f, logits), verdict: "unresolved" as const, resolution: 3.5 };
    expect(formatGradcheck(report)).toMatch(/^gradcheck: unresolved, f cannot show this gradient: .*3\.5/);
    expect(formatGradcheck({ ...report, resolution: Infinity })).toMatch(
      /^gradcheck: unresolved, .*no step shows its slope/,
    );
  });

  it("refuses what is no report", () => {
    expect(() => formatGradcheck(3 as never)).toThrow(TypeError);
    const whole = gradcheck(cube, Float64Array.of(1, 2), {
      gradient: (x) => slope(x).map((value) => -value),
    });
    for (const damage of [{ value: "1" }, { smallest: 5 }, { elements: [null] }])
      expect(() => formatGradcheck({ ...whole, ...damage } as never)).toThrow(
        "formatGradcheck: report has a field that is not what gradcheck gives",
      );
    expect(() => formatGradcheck(Promise.resolve() as never)).toThrow(/formatGradcheck: /);
    expect(formatGradcheck(gradcheck((x) => sum(square(x)), tensor([3]))).split("\n")).toHaveLength(3);
  });
});
