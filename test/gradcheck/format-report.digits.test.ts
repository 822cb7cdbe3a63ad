import { describe, expect, it } from "vitest";
import { formatGradcheck, type GradcheckElement, type GradcheckReport, gradcheck } from "../../src/index.ts";

const element: GradcheckElement = {
  input: 0,
  coordinates: [3],
  x: 0.5,
  target: null,
  analytic: 0.5,
  numeric: 0.25,
  bar: 1e-12,
  verdict: "fail",
  kink: null,
};

const report: GradcheckReport = {
  verdict: "fail",
  resolution: 1e-12,
  value: 1,
  shapes: [[4]],
  directions: [],
  elements: [element],
  single: true,
  pattern: null,
  findings: [],
  smallest: null,
  evaluations: 100,
  outside: 0,
  outsideError: null,
  seed: 1,
};

/** The row of one element, in its cells. */
function row(change: Partial<GradcheckElement>): string[] {
  const text = formatGradcheck({ ...report, elements: [{ ...element, ...change }] });
  return text.split("\n")[3]!.trim().split(/ {2,}/);
}

describe("a wrong derivative is printed", () => {
  it("with seven digits where they tell it from the right one", () => {
    expect(row({ analytic: 2 / 3, numeric: 1 / 3 }).slice(2)).toEqual([
      "0.6666667",
      "0.3333333 ± 1e-12",
      "2.000",
    ]);
  });

  it("with more where it takes more", () => {
    expect(row({ analytic: (1 + 1e-9) / 3, numeric: 1 / 3 }).slice(2)).toEqual([
      "0.333333333667",
      "0.333333333333 ± 1e-12",
      "1.000000001",
    ]);
  });

  it("beside a numeric one without the digits that its bar takes", () => {
    expect(row({ analytic: 1, numeric: 1 / 3, bar: 2e-3 }).slice(2)).toEqual(["1", "0.333 ± 0.002", "3.000"]);
  });

  it("without a ratio to a 0", () => {
    expect(row({ analytic: 1, numeric: 1e-17, bar: 1e-12 }).slice(2)).toEqual(["1", "0 ± 1e-12"]);
    expect(row({ analytic: 1, numeric: 0, bar: 0 }).slice(2)).toEqual(["1", "0 ± 0"]);
  });

  it("with an exponent where it is small", () => {
    expect(row({ analytic: 4.5e-5, numeric: 1.5e-5 }).slice(2)).toEqual([
      "4.5e-5",
      "1.5e-5 ± 1e-12",
      "3.000",
    ]);
  });

  it("beside nothing where nothing is known", () => {
    expect(row({ bar: Infinity })).toContain("unknown");
  });
});

describe("the smallest input", () => {
  it("is printed if it fits", () => {
    const text = formatGradcheck({ ...report, smallest: "const x = new Float64Array([1]);" });
    expect(text).toMatch(/still fails:\n {4}const x = new Float64Array\(\[1\]\);\n/);
  });

  it("is pointed to if it would be cut", () => {
    const text = formatGradcheck({
      ...report,
      smallest: `const x = new Float64Array([${"0.125, ".repeat(40)}1]);`,
    });
    expect(text).toMatch(/still fails is too long for this text: report\.smallest, or --json, holds it\n/);
  });
});

it("a long note is cut as a whole", () => {
  const text = formatGradcheck({ ...report, outside: 3, outsideError: "f: ".padEnd(300, "x") });
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(110);
});

it("a report of a direction tells the step that decided, and the noise", () => {
  const f = (x: Float64Array) => Math.fround(x[0]! ** 3);
  const [direction] = gradcheck(f, new Float64Array([0.7]), { gradient: (x) => [3 * x[0]! ** 2] }).directions;
  expect(direction!.residuals.map(({ step }) => step)).toContain(direction!.step);
  expect(direction!.noise).toBeGreaterThan(2 ** -28);
  expect(direction!.noise).toBeLessThan(2 ** -22);
});
