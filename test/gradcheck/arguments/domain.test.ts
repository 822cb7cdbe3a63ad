import { describe, expect, it } from "vitest";
import {
  closeScaleOf,
  type Domain,
  inwardOf,
  scaleOf,
  spreadOf,
} from "../../../src/gradcheck/arguments/domain.ts";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";

const inputs = (...values: number[]) => joinInputs([Float64Array.from(values)]);
const unit: Domain = { low: 0, high: 1 };

describe("scaleOf", () => {
  it("is the magnitude of an element, at least the root mean square of all", () => {
    expect([...scaleOf(inputs(3, -4, 0, 0), null)]).toEqual([3, 4, 2.5, 2.5]);
  });

  it("is 1 where all are 0", () => {
    expect([...scaleOf(inputs(0, 0), null)]).toEqual([1, 1]);
  });

  it("is that of each of several inputs", () => {
    const joined = joinInputs([Float64Array.of(1e8, 1e8), Float32Array.of(0), Float64Array.of(1e-8)]);
    expect([...scaleOf(joined, null)]).toEqual([1e8, 1e8, 1, 1e-8]);
  });

  it("is no more than what is left to the nearer bound, or from a bound to the other", () => {
    expect([...scaleOf(inputs(0.75, 0.5, 0, 1), unit)]).toEqual([0.25, 0.5, Math.sqrt(1.8125 / 4), 1]);
    expect([...scaleOf(inputs(3, 4), { low: 0, high: Infinity })]).toEqual([3, 4]);
    expect([...scaleOf(inputs(3, 4), { low: -Infinity, high: Infinity })]).toEqual([Math.sqrt(12.5), 4]);
  });
});

describe("inwardOf", () => {
  it.each([
    [0, 1],
    [0.0009, 1],
    [0.0011, 0],
    [0.5, 0],
    [0.9995, -1],
    [1, -1],
  ])("of %d between 0 and 1 is %d", (x, want) => {
    expect(inwardOf(x, unit)).toBe(want);
  });

  it("of a domain without an end knows its one bound only, and of none no bound", () => {
    const positive = { low: 0, high: Infinity };
    expect([0, 1e-300, 1e300].map((x) => inwardOf(x, positive))).toEqual([1, 0, 0]);
    expect(inwardOf(0, null)).toBe(0);
  });
});

describe("closeScaleOf", () => {
  it("is the size of each element where sizes are far apart, unless it is 0 or rounding makes it", () => {
    const x = Float64Array.of(-1000, 0, 2, 1e-3, 1e-14);
    expect(spreadOf(x.subarray(0, 4), null)).toBe(1e6);
    const [first, ...others] = closeScaleOf(joinInputs([x]), null, null);
    const scale = scaleOf(joinInputs([x]), null)[1]!;
    expect([first, ...others]).toEqual([1000, scale, 2, 1e-3, scale]);
  });

  it("is the scale of the inputs where they are not, of those that are checked, and in a domain", () => {
    const given = inputs(0.5, 0.9, 1e-6);
    const chosen = Uint8Array.of(1, 1, 0);
    expect(spreadOf(given.numbers, chosen)).toBe(1.8);
    expect(closeScaleOf(given, null, chosen)).toEqual(scaleOf(given, null));

    expect(closeScaleOf(given, unit, null)).toEqual(scaleOf(given, unit));
  });
});
