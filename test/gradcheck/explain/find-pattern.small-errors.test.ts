import { describe, expect, it } from "vitest";
import { findPattern } from "../../../src/gradcheck/explain/find-pattern.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";

const numeric = [0.5, -0.25, 0.125, 0.75];

/** Wrong elements that are known to within `bar`. */
const sample = (wrong: (slope: number) => number, bar: number): GradcheckElement[] =>
  numeric.map((slope, k) => ({
    input: 0,
    coordinates: [k],
    x: 1,
    target: null,
    analytic: wrong(slope),
    numeric: slope,
    bar,
    verdict: "fail",
    kink: null,
  }));

const textOf = (wrong: (slope: number) => number, bar: number) => findPattern(sample(wrong, bar), [4])?.text;

describe("an error that is small beside the derivatives", () => {
  it("of one size is an offset, not a factor of about 1", () => {
    expect(textOf((slope) => slope + 1e-9, 1e-13)).toBe("analytic = numeric + 1.000e-9");
  });

  it("in proportion is a factor, and shows the digits that tell it from 1", () => {
    expect(textOf((slope) => slope * (1 + 1e-9), 1e-13)).toBe("analytic = 1.000000001 × numeric");
    expect(textOf((slope) => slope * 0.9999, 1e-8)).toBe("analytic = 0.9999 × numeric");
  });

  it("of any other form is neither", () => {
    expect(textOf((slope) => slope + 1e-6 * slope ** 2, 1e-12)).toBeUndefined();
  });

  it("that is no larger than its bar has no size", () => {
    expect(textOf((slope) => slope + 1.5e-9, 1e-9)).toBeUndefined();
  });
});

it("a factor known to a percent is still a sign", () => {
  expect(textOf((slope) => -1.002 * slope, 2e-3)).toBe("analytic = -1.000 × numeric: the sign is wrong");
});

it("derivatives hidden by their bars have no factor", () => {
  expect(textOf((slope) => 1e6 * slope, 2)).toBeUndefined();
});
