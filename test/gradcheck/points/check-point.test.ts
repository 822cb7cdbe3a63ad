import { describe, expect, it } from "vitest";
import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { MAX_EVALUATIONS } from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { LADDER } from "../../../src/gradcheck/measure/check-direction.ts";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import { checkPoint, ladderAround } from "../../../src/gradcheck/points/check-point.ts";
import { type FloatArray, gradcheck } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";
import { pointOf } from "../subjects.ts";

const target = [0, 1, 1, 0, 1];
const x = Float64Array.of(0.2, 0.7, 0.9, 0.4, 0.5);
const dice = (p: FloatArray) => softDice(p, target);
const slope = (p: FloatArray) => softDiceGradient(p, target);

function checkAt(
  f: (x: FloatArray) => number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  at: FloatArray,
  { domain = null, most = MAX_EVALUATIONS - 2 }: { domain?: Domain | null; most?: number } = {},
) {
  const point = pointOf(f, gradient, at, domain);
  const directions = planDirections(point.subject.inputs, point.gradient, null, domain, mulberry32(1));
  const before = point.subject.tally.evaluations;
  const found = finish(checkPoint(point, directions, most));
  return { ...found, spent: point.subject.tally.evaluations - before };
}

describe("checkPoint", () => {
  it("passes a right gradient along every direction, and names the best resolution of them", () => {
    const { verdict, resolution, sharpest, directions, failure, spent } = checkAt(dice, slope, x);
    expect(verdict).toBe("pass");
    expect(failure).toBeNull();
    expect(directions).toHaveLength(3);
    expect(sharpest).toBe(Math.min(...directions.map((one) => one.resolution)));
    expect(resolution).toBeGreaterThan(sharpest);
    expect(spent).toBe(3 * 2 * LADDER.rungs);
  });

  it("stops at the first direction that shows the gradient wrong, on two ladders", () => {
    const { verdict, directions, failure, spent } = checkAt(dice, (p) => slope(p).map((g) => 1.001 * g), x);
    expect(verdict).toBe("fail");
    expect(directions).toEqual([failure]);
    expect(spent).toBe(2 * LADDER.rungs + 2 * 14);
  });

  it("sees an error that cancels along one direction along the next", () => {
    const cancels = (p: FloatArray) => slope(p).map((g, k) => g + [0, 1e-3 / 0.7, -1e-3 / 0.9, 0, 0][k]!);
    const { verdict, directions } = checkAt(dice, cancels, x);
    expect(verdict).toBe("fail");
    expect(directions.map((one) => one.verdict)).toEqual(["pass", "fail"]);
  });

  it("does not pass exchanged slopes by a direction of equal lengths, where rounding hides them along others", () => {
    const factors = [-0.09, 0.0171, -597, 0.00594, 102];
    const sizes = Float32Array.of(0.04, 0.006, 414, 0.0024, 134);
    const f = (at: FloatArray) =>
      Array.from(at, (v, k) => Math.fround(factors[k]! / v)).reduce((sum, v) => Math.fround(sum + v), 0);
    const slopes = (at: FloatArray) => Float32Array.from(at, (v, k) => -factors[k]! / (v * v));
    const exchanged = (at: FloatArray) => {
      const [a, b, c, d, e] = slopes(at) as unknown as [number, number, number, number, number];
      return Float32Array.of(a, d, c, b, e);
    };
    for (let seed = 1; seed <= 6; seed++) {
      expect(gradcheck(f, sizes, { gradient: slopes, seed }).verdict).not.toBe("fail");
      expect(gradcheck(f, sizes, { gradient: exchanged, seed }).verdict).not.toBe("pass");
    }
  });

  it("finds a slope left out of a largest element, which another at the same bound is nearer to than a step", () => {
    const mask = [0, 1, 1, 0, 0];
    const at = Float32Array.of(0.99999058, 0.8861, 0.99998999, 0.99949, 0.12177);
    const parts = (p: FloatArray) => {
      const overlap = [...p].reduce((sum, v, k) => Math.fround(sum + Math.fround(v * mask[k]!)), 0);
      const sum = [...p].reduce((all, v) => Math.fround(all + v), 0);
      return { above: Math.fround(2 * overlap + Math.max(...p)), below: Math.fround(sum + 2) };
    };
    const f = (p: FloatArray) => Math.fround(parts(p).above / parts(p).below);
    const slopes = (p: FloatArray, counted: number) => {
      const { above, below } = parts(p);
      const largest = p.indexOf(Math.max(...p));
      return Float32Array.from(
        p,
        (_, k) => (2 * mask[k]! + (k === largest ? counted : 0)) / below - above / (below * below),
      );
    };
    for (let seed = 1; seed <= 6; seed++) {
      const check = (counted: number) =>
        gradcheck(f, at, { gradient: (p) => slopes(p, counted), domain: [0, 1], seed }).verdict;
      expect(check(1)).not.toBe("fail");
      expect(check(0)).not.toBe("pass");
    }
  });

  it("takes a fail back that a second ladder does not show alike", () => {
    let [calls, first] = [0, true];
    const fickle = (p: FloatArray) => {
      // Wrong by one part in a thousand, until the second ladder begins.
      if (calls++ > 2 + 2 * LADDER.rungs) first = false;
      return dice(p) * (first ? 1.001 : 1);
    };
    const { verdict, failure, directions } = checkAt(fickle, slope, x);
    expect(failure).toBeNull();
    expect(directions[0]).toMatchObject({ verdict: "unresolved", resolution: Infinity });
    expect(verdict).toBe("pass");
  });

  it("is unresolved where no direction shows a slope", () => {
    const { verdict, resolution, spent } = checkAt(
      (p) => (p[0] === 0.2 ? 1 : Number.NaN),
      () => [0, 0, 0, 0, 0],
      x,
    );
    expect([verdict, resolution]).toEqual(["unresolved", Infinity]);
    // One side of one ladder was in vain.
    expect(spent).toBe(LADDER.rungs);
  });

  it.each([0, 30, 67, 68, 100, 107, 108, 148])("spends no more than it may: %d", (most) => {
    for (const factor of [1, 2]) {
      const { spent } = checkAt(dice, (p) => slope(p).map((g) => factor * g), x, { most });
      expect(spent).toBeLessThanOrEqual(most);
    }
    const domain = { low: 0, high: 1 };
    const edge = Float64Array.of(0, 1, 0, 1, 0.5);
    expect(checkAt(dice, slope, edge, { most, domain }).spent).toBeLessThanOrEqual(most);
  });
});

describe("ladderAround", () => {
  it("has the step in its middle, and none of the steps of the first ladder", () => {
    const step = LADDER.first * LADDER.ratio ** -9;
    const { first, ratio, rungs } = ladderAround(step, 14);
    expect([ratio, rungs]).toEqual([LADDER.ratio, 14]);
    expect(first).toBeCloseTo(0.69 * step * 5 ** 7, 15);
  });

  it("does not begin above the first ladder", () => {
    for (const k of [0, 1, 3]) {
      expect(ladderAround(LADDER.first * LADDER.ratio ** -k, 14).first).toBeLessThan(LADDER.first);
    }
  });
});
