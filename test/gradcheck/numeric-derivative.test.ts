import { describe, expect, it } from "vitest";
import { EVALUATIONS, numericDerivative } from "../../src/gradcheck/numeric-derivative.ts";

const within = ({ value, bar }: { value: number; bar: number }, want: number) =>
  Math.abs(value - want) <= bar;

describe("numericDerivative", () => {
  it.each([
    ["a line", (d: number) => 3 * d + 1, 1, 3],
    ["an exponential", (d: number) => Math.exp(1 + d), 1, Math.E],
    ["a large offset", (d: number) => 1e8 + Math.sin(d), 1, 1],
    ["a small scale", (d: number) => Math.sin(1e5 * d), 1e-5, 1e5],
    ["a loss that only looks flat at large steps", (d: number) => 1 - 1e-6 / (d + 1e-6), 0.5, 1e6],
    ["a ratio that cancels to little", (d: number) => 1 - 0.5 / (0.48 + d), 0.5, 0.5 / 0.48 ** 2],
    ["a constant", () => 4, 1, 0],
  ])("is right within its bar for %s", (_, along, scale, want) => {
    const derivative = numericDerivative(along, scale);
    expect(within(derivative, want)).toBe(true);
    expect(derivative.bar).toBeLessThan(1e-3 * Math.max(1, want));
  });

  it("leaves out steps on which the function is not defined, and says so where none is left", () => {
    const root = numericDerivative((d) => Math.sqrt(0.01 + d), 1);
    expect(within(root, 5)).toBe(true);
    expect(numericDerivative(() => Number.NaN, 1)).toEqual({ value: Number.NaN, bar: Infinity });
  });

  it("widens its bar with the noise of the function", () => {
    let state = 1;
    const noise = () => {
      state = (state * 16807) % 2147483647;
      return (1e-6 * state) / 2147483647;
    };
    const derivative = numericDerivative((d) => Math.sin(d) + noise(), 1);
    expect(within(derivative, 1)).toBe(true);
    expect(derivative.bar).toBeGreaterThan(1e-6);
  });

  it("evaluates as often as it says", () => {
    let evaluations = 0;
    numericDerivative((d) => {
      evaluations++;
      return d;
    }, 1);
    expect(evaluations).toBe(EVALUATIONS);
  });
});
