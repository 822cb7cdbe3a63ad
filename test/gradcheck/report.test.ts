import { describe, expect, it } from "vitest";
import { formatReport, type GradcheckElement, type GradcheckReport } from "../../src/gradcheck/report.ts";

const element = (k: number): GradcheckElement => ({
  coordinates: [0, k],
  x: k / 2,
  analytic: 2 * k,
  numeric: k,
  bar: 1e-9,
  verdict: "fail",
});
const report: GradcheckReport = {
  verdict: "fail",
  resolution: 3e-10,
  value: 1,
  size: 100,
  elements: [{ ...element(1), verdict: "pass" }, element(2), element(4)],
  evaluations: 61,
  seed: 5,
};

describe("formatReport", () => {
  it("names the elements that disagree, the worst first", () => {
    expect(formatReport(report)).toBe(
      [
        "gradcheck: fail: the gradient is not that of the function",
        "  3 of 100 elements, 61 evaluations, seed 5",
        "  at [0, 4], x = 2: analytic 8, numeric 4 ± 1e-9",
        "  at [0, 2], x = 1: analytic 4, numeric 2 ± 1e-9",
      ].join("\n"),
    );
  });

  it("says how many more there are", () => {
    const many = formatReport({ ...report, elements: Array.from({ length: 11 }, (_, k) => element(k + 1)) });
    expect(many.split("\n")).toHaveLength(11);
    expect(many).toMatch(/and 3 more$/);
  });

  it("says with a pass what would have been seen", () => {
    expect(formatReport({ ...report, verdict: "pass", elements: [] })).toMatch(
      /a relative error of 3e-10 would have been seen/,
    );
  });
});
