import { describe, expect, it } from "vitest";
import { ratioText, sharedRatio } from "../../../src/gradcheck/explain/shared-ratio.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";

const element = (analytic: number, numeric: number, bar: number): GradcheckElement => ({
  input: 0,
  coordinates: [0],
  x: 0,
  target: null,
  analytic,
  numeric,
  bar,
  verdict: "fail",
  kink: null,
});

describe("sharedRatio", () => {
  it("is the factor that all derivatives share, 1 where bars hide another", () => {
    expect(sharedRatio([element(2, 1, 1e-9), element(6, 3, 1e-9)])).toBe(2);
    expect(sharedRatio([element(1 + 1e-10, 1, 1e-9), element(3, 3, 1e-9)])).toBe(1);
  });

  it("is null where derivatives share no factor, or bars hide it", () => {
    expect(sharedRatio([element(2, 1, 1e-9), element(6.01, 3, 1e-9)])).toBeNull();
    expect(sharedRatio([element(2, 1, 0.7)])).toBeNull();
    expect(sharedRatio([element(2, 0, 1e-9)])).toBeNull();
  });
});

describe("ratioText", () => {
  it.each([
    [2, "2.000"],
    [-1, "-1.000"],
    [1.5, "1.500"],
    [1e5, "1.000e+5"],
    [0, "0.000"],
    [1.25, "1.250"],
    [1.05, "1.05"],
    [0.9934, "0.9934"],
    [1.001, "1.001"],
    [1 + 1.234567e-7, "1.0000001235"],
    [1 + 2 ** -52, "1.0000000000000002"],
    [1, "1"],
    [Infinity, "Infinity"],
    [Number.NaN, "NaN"],
  ])("of %d is %s", (ratio, want) => {
    expect(ratioText(ratio)).toBe(want);
  });
});
