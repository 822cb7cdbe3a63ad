import { describe, expect, it } from "vitest";
import { BUGS, type Bug, withBug } from "../../../bench/gradcheck/bugs.ts";
import type { GradientCase, Precision } from "../../../bench/gradcheck/gradient-case.ts";
import { HOSTILE, hostileCase } from "../../../bench/gradcheck/hostile.ts";
import { LOSSES, lossCase, SCENARIOS } from "../../../bench/gradcheck/scenarios.ts";
import { STRESS, stressCase } from "../../../bench/gradcheck/stress.ts";
import { gradcheck } from "../../../src/index.ts";
import { wildVerdicts } from "../behaviour/wild-verdicts.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";

/** As cheap as a check can be: no error is located, nothing shrinks. */
const BUDGET = 150;

const seedsUpTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1);

/** Cases are made again for every check, so that their noise is the same again. */
type Make = () => GradientCase;

const lossCases = (size: number, seeds: number, precision: Precision): Make[] =>
  LOSSES.flatMap((loss) =>
    SCENARIOS.flatMap((scenario) =>
      seedsUpTo(seeds).map((seed) => () => lossCase(loss, scenario, size, precision, seed)),
    ),
  );
const stressCases = (seeds: number, precision: Precision): Make[] =>
  STRESS.flatMap((name) =>
    [3, 30, 300].flatMap((size) =>
      seedsUpTo(seeds).map((seed) => () => stressCase(name, size, precision, seed)),
    ),
  );
const hostileCases = (seeds: number): Make[] =>
  HOSTILE.flatMap((name) => seedsUpTo(seeds).map((seed) => () => hostileCase(name, seed)));

function verdictOf({ f, x }: GradientCase, gradient: GradientCase["gradient"]) {
  // Its type knows one kind of array or the other, not a union of both.
  const report = gradcheck(f, x as Float64Array, { gradient, budget: BUDGET });
  expect(report.evaluations).toBeLessThanOrEqual(BUDGET);
  return report.verdict;
}

/** Names of the cases whose right gradient fails, and how many are resolved. */
function judgeRight(makes: readonly Make[]): { alarms: string[]; resolved: number } {
  const alarms: string[] = [];
  let passes = 0;
  for (const make of makes) {
    const one = make();
    const verdict = verdictOf(one, one.gradient);
    if (verdict === "fail") alarms.push(`${one.group}, ${one.size} of ${one.precision}, seed ${one.seed}`);
    if (verdict === "pass") passes++;
  }
  return { alarms, resolved: passes / makes.length };
}

/** The share of the cases with a bug that fail; NaN where the bug is none in any. */
function detected(makes: readonly Make[], bug: Bug): number {
  let [found, all] = [0, 0];
  for (const make of makes) {
    const one = make();
    const wrong = withBug(one, bug);
    if (wrong === null) continue;
    all++;
    if (verdictOf(one, wrong) === "fail") found++;
  }
  return found / all;
}

const PRECISIONS = ["float64", "float32", "float32, naive sums"] as const;

describe("right gradients do not fail", () => {
  it.each(PRECISIONS)("of Dice losses, in %s", (precision) => {
    const { alarms, resolved } = judgeRight([
      ...lossCases(10, 4, precision),
      ...lossCases(1000, 1, precision),
    ]);
    expect(alarms).toEqual([]);
    expect(resolved).toBeGreaterThan(precision === "float64" ? 0.97 : 0.92);
  });

  it.each(PRECISIONS.slice(0, 2))("of other functions, in %s", (precision) => {
    const { alarms, resolved } = judgeRight(stressCases(1, precision));
    expect(alarms).toEqual([]);
    expect(resolved).toBeGreaterThan(precision === "float64" ? 0.99 : 0.97);
  });

  it("of black boxes with noise, rounding and bounds", () => {
    const { alarms, resolved } = judgeRight(hostileCases(4));
    expect(alarms).toEqual([]);
    // Of thirteen boxes three show no slope to better than a half: a step function, noise of 10⁻³, and rounding to float16.
    expect(resolved).toBeGreaterThan(0.76);
  });
});

/** Least shares of wrong gradients that fail: of Dice losses of 10 numbers in float64 and float32, of other functions in both. */
const FLOORS: Record<Bug, readonly [number, number, number, number]> = {
  "×2": [0.98, 0.98, 0.99, 0.97],
  "no ε": [0.98, 0.6, Number.NaN, Number.NaN],
  sign: [0.98, 0.98, 0.99, 0.98],
  zero: [0.98, 0.98, 0.99, 0.98],
  "×1.001": [0.92, 0.65, 0.99, 0.92],
  "×1.0001": [0.92, 0.45, 0.99, 0.7],
  "one ×2": [0.96, 0.92, 0.99, 0.92],
  "one ×1.0001": [0.92, 0.3, 0.99, 0.14],
};

describe("wrong gradients fail", () => {
  const groups = [
    ["of Dice losses, in float64", lossCases(10, 3, "float64")],
    ["of Dice losses, in float32", lossCases(10, 3, "float32")],
    ["of other functions, in float64", stressCases(1, "float64")],
    ["of other functions, in float32", stressCases(1, "float32")],
  ] as const;

  for (const [group, [title, makes]] of groups.entries()) {
    it.each(BUGS.filter((bug) => !Number.isNaN(FLOORS[bug][group])))(`${title}: %s`, (bug) => {
      expect(detected(makes, bug)).toBeGreaterThanOrEqual(FLOORS[bug][group]!);
    });
  }
});

describe("ties with weights of both signs, and elements near the bounds of a domain", () => {
  wildVerdicts([
    [3, 2],
    [8, 1],
    [8, 2],
  ]);
});

describe("of 100,000 elements", () => {
  const prediction = Float64Array.from({ length: 100_000 }, (_, k) => ((37 * k) % 99) / 100);
  const target = Float64Array.from({ length: 100_000 }, (_, k) => (k % 7 === 0 ? 1 : 0));
  const f = (p: Float64Array) => softDice(p, target);

  it("a right gradient passes in at most 150 evaluations", () => {
    const { verdict, evaluations } = gradcheck(f, prediction, {
      gradient: (p) => softDiceGradient(p, target),
    });
    expect(verdict).toBe("pass");
    expect(evaluations).toBeLessThanOrEqual(150);
  });

  it("the one that is off by a ten thousandth is named, in some thousand evaluations", () => {
    const gradient = (p: Float64Array) => {
      const slopes = softDiceGradient(p, target);
      slopes[61_234]! *= 1.0001;
      return slopes;
    };
    const report = gradcheck(f, prediction, { gradient });
    expect(report).toMatchObject({ verdict: "fail", single: true });
    expect(report.elements.map(({ coordinates }) => coordinates)).toEqual([[61_234]]);
    expect(report.evaluations).toBeLessThan(1600);
  });
});
