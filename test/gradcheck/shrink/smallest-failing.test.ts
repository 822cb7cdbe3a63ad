import { describe, expect, it } from "vitest";
import { check } from "../../../src/gradcheck/check.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { canPaste, paste } from "../paste.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";

type Values = (x: FloatArray) => ArrayLike<number>;

/** The report, and that of its smallest input, pasted. */
function twice(f: (x: FloatArray) => number, gradient: Values, x: FloatArray, options: object = {}) {
  const see = (at: FloatArray) => finish(check("gradcheck", f, at, { ...options, gradient }));
  const report = see(x);
  const { x: smaller } = paste(report.smallest!) as { x: FloatArray };
  return { report, smaller, again: see(smaller) };
}

/** |a| − |b| + |c| − …, with 1 for the slope of each modulus at 0, and whatever `spoil` does. */
const alternating = (x: FloatArray) =>
  Array.from(x).reduce((total, value, k) => total + (k % 2 === 0 ? 1 : -1) * Math.abs(value) + value ** 2, 0);
const slopes = (spoil: (slope: number, k: number) => number) => (x: FloatArray) =>
  Array.from(x, (value, k) => spoil((k % 2 === 0 ? 1 : -1) * (value < 0 ? -1 : 1) + 2 * value, k));

describe.runIf(canPaste)("the smallest input that fails", () => {
  it.each<[string, (slope: number, k: number) => number]>([
    ["everywhere", (slope) => 2 * slope],
    ["in the third element", (slope, k) => (k === 2 ? slope + 1 : slope)],
    ["in the last of six", (slope, k) => (k === 5 ? slope + 1 : slope)],
  ])("fails for the same reason, not for how the slope of a kink is chosen: %s", (_, spoil) => {
    for (const values of [
      [0.1, 0.7, 0.4, 0.2, 0.9, 0.6],
      [0, 0, 0.4, 0, 0, 0.6],
    ]) {
      const { report, again } = twice(alternating, slopes(spoil), Float64Array.from(values));
      expect(report.verdict).toBe("fail");
      expect(again.verdict).toBe("fail");
    }
  });

  it("of a gradient that is none is none either, and not merely wrong", () => {
    const gradient = (x: FloatArray) =>
      Array.from(x, (value, k) => (k === 1 && value > 0.5 ? Number.NaN : 3 * value));
    const square = (x: FloatArray) => Array.from(x).reduce((total, value) => total + value ** 2, 0);
    const { again, smaller } = twice(square, gradient, Float64Array.of(0.2, 0.7, 0.4));
    expect([...smaller]).toEqual([0, 1, 0]);
    expect(again.findings.map(({ message }) => message)).toEqual(["gradient is NaN at [1], where x is 1"]);
  });

  it("lies within the domain", () => {
    const square = (x: FloatArray) => Array.from(x).reduce((total, value) => total + value ** 2, 0);
    const domain = [2, 3] as const;
    const { smaller, again } = twice(square, () => [1, 1, 1], Float64Array.of(2.2, 2.7, 2.4), { domain });
    for (const value of smaller) expect(value >= 2 && value <= 3).toBe(true);
    expect(again.verdict).toBe("fail");
    const none = twice(square, () => [Number.NaN], Float64Array.of(2.2, 2.7, 2.4), { domain });
    expect([...none.smaller]).toEqual([2]);
  });

  it("takes what f cannot be asked for no smaller one", () => {
    const target = [0, 1, 1];
    const f = (p: FloatArray) => {
      if (p.length !== target.length) throw new TypeError("loss: shapes differ");
      return softDice(p, target);
    };
    const { smaller } = twice(
      f,
      (p) => softDiceGradient(p, target).map((g) => 2 * g),
      Float64Array.of(0.2, 0.7, 0.4),
    );
    expect(smaller).toHaveLength(3);
  });

  it("is not looked for where some elements are not checked", () => {
    const gradient = (x: FloatArray) => Array.from(x, () => 7);
    const square = ([x]: FloatArray) => x! ** 2;
    const report = finish(check("gradcheck", square, Float64Array.of(1, 2), { gradient, where: [1, 0] }));
    expect(report).toMatchObject({ verdict: "fail", smallest: null });
  });
});
