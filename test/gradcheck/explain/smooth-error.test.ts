import { describe, expect, it } from "vitest";
import { formatGradcheck, gradcheck } from "../../../src/index.ts";

type Values = Float64Array<ArrayBuffer>;

const x = Float64Array.of(0.7, 1.3, 2.1);
const f = (at: Values) => at.reduce((sum, value) => sum + Math.log(value), 0);
const slopes = (at: Values) => at.map((value) => 1 / value);

describe("values with a smooth error", () => {
  it("are named where each slope is off by a small part of itself", () => {
    const wavy = (at: Values) =>
      at.reduce((sum, value) => sum + Math.log(value) + 1e-5 * Math.sin(3 * value), 0);
    const report = gradcheck(wavy, x, { gradient: slopes });
    expect(report.verdict).toBe("fail");
    expect(report.findings.map(({ kind }) => kind)).toEqual(["values"]);
    expect(formatGradcheck(report)).toContain(
      "f as computed has another slope than its gradient everywhere alike",
    );
  });

  it("are not named where an element is right, or one is off by more", () => {
    for (const factors of [
      [1, 1.0001, 1.0001],
      [1.01, 1.0001, 1.0001],
    ]) {
      const gradient = (at: Values) => slopes(at).map((slope, k) => factors[k]! * slope);
      const { verdict, findings } = gradcheck(f, x, { gradient });
      expect(verdict).toBe("fail");
      expect(findings).toEqual([]);
    }
  });

  it("are not named where the only element is off", () => {
    const gradient = (at: Values) => slopes(at).map((slope) => 1.0001 * slope);
    expect(gradcheck(f, x.slice(0, 1), { gradient }).findings).toEqual([]);
  });
});
