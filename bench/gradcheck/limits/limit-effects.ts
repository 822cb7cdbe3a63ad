import { readFileSync } from "node:fs";
import { LIMITS, type VerdictLimits } from "../../../src/gradcheck/arguments/verdict-limits.ts";
import { gradcheck } from "../../../src/gradcheck/gradcheck.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { withBug } from "../bugs.ts";
import type { GradientCase, Numbers } from "../gradient-case.ts";
import { HOSTILE, hostileCase } from "../hostile.ts";
import { LOSSES, lossCase, SCENARIOS } from "../scenarios.ts";
import { STRESS, stressCase } from "../stress.ts";
import { HALF_BUGS, halfPrecision } from "../wild/half-precision.ts";
import { noisySolver, type Tried } from "../wild/noise-floor.ts";
import { TIES } from "../wild/ties.ts";
import { checksOf, WILD_PRECISIONS } from "../wild/wild-case.ts";

/** What checks say of right and wrong gradients. */
export interface LimitEffect {
  /** Right gradients that fail. */
  readonly falseAlarms: number;
  /** Right gradients that pass. */
  readonly passes: number;
  /** Wrong gradients that fail. */
  readonly found: number;
  /** Wrong gradients that pass although the error is above the resolution named. */
  readonly missed: number;
}

/** A limit, its value, and what happens at half of it and at twice of it. */
export interface LimitRow {
  readonly name: keyof VerdictLimits;
  readonly value: number;
  readonly meaning: string;
  readonly half: LimitEffect;
  readonly twice: LimitEffect;
}

/** The effect of the limits as they are, and a row for each. */
export function measureLimits(report: (name: string) => void): { now: LimitEffect; rows: LimitRow[] } {
  report("as they are");
  const now = measureEffect();
  const meanings = readMeanings();
  const rows = (Object.keys(LIMITS) as (keyof VerdictLimits)[]).map((name) => {
    report(name);
    const value = LIMITS[name];
    const at = (other: number) => {
      LIMITS[name] = Number.isInteger(value) ? Math.max(1, Math.round(other)) : other;
      const effect = measureEffect();
      LIMITS[name] = value;
      return effect;
    };
    return { name, value, meaning: meanings.get(name)!, half: at(value / 2), twice: at(2 * value) };
  });
  return { now, rows };
}

/** What a field of the table bounds, from its docstring. */
export function readMeanings(): Map<string, string> {
  const source = readFileSync(
    new URL("../../../src/gradcheck/arguments/verdict-limits.ts", import.meta.url),
    "utf8",
  );
  const fields = source.matchAll(/\/\*\* ([^/]*?) \*\/\s+(\w+): number;/g);
  return new Map(Array.from(fields, ([, text, name]) => [name!, text!.replace(/\s+\*?\s*/g, " ")]));
}

function measureEffect(): LimitEffect {
  let [falseAlarms, passes, found, missed] = [0, 0, 0, 0];
  const count = (error: number, verdict: string, resolution: number) => {
    if (error === 0 && verdict === "fail") falseAlarms++;
    if (error === 0 && verdict === "pass") passes++;
    if (error > 0 && verdict === "fail") found++;
    if (error > 0 && verdict === "pass" && error > resolution) missed++;
  };
  for (const make of caseMakers()) {
    for (const bug of [null, "×1.001", "one ×2"] as const) {
      const one = make();
      const gradient = bug === null ? one.gradient : withBug(one, bug);
      if (gradient === null) continue;
      const error = bug === null ? 0 : relativeError(gradient(one.x), one.gradient(one.x));
      const { verdict, resolution } = check(one, gradient);
      count(error, verdict, resolution);
    }
  }
  for (const [index, make] of TIES.entries()) {
    const precision = WILD_PRECISIONS[index % WILD_PRECISIONS.length]!;
    for (const one of checksOf(make(5, mulberry32(index + 1)), precision)) {
      const { verdict, resolution } = one.check(1, 1000);
      count(one.error, verdict, resolution);
    }
  }
  const noisy = noisyChecks();
  falseAlarms += noisy.right.fail;
  passes += noisy.right.pass;
  found += noisy.wrong.fail;
  return { falseAlarms, passes, found, missed };
}

/** Right and wrong gradients of functions in half precision and of solvers; what passes of the wrong ones is below the resolution. */
function noisyChecks(): { right: Tried; wrong: Tried } {
  const bits = [11, 8];
  const tolerances = [1e-3, 1e-6];
  const right = [
    ...bits.map((one) => halfPrecision(one, HALF_BUGS.right!, 1)),
    ...tolerances.map((tolerance) => noisySolver(tolerance, 1, 6)),
  ];
  const wrong = [
    ...bits.map((one) => halfPrecision(one, HALF_BUGS["× 1.5"]!, 1)),
    ...tolerances.map((tolerance) => noisySolver(tolerance, 1.03, 6)),
  ];
  const sum = (all: readonly Tried[], key: keyof Tried) => all.reduce((total, one) => total + one[key], 0);
  const of = (all: readonly Tried[]): Tried => ({
    tried: sum(all, "tried"),
    pass: sum(all, "pass"),
    fail: sum(all, "fail"),
    unresolved: sum(all, "unresolved"),
  });
  return { right: of(right), wrong: of(wrong) };
}

function check({ f, x }: GradientCase, gradient: (x: Numbers) => Numbers) {
  return gradcheck(f as (x: Float64Array) => number, x as Float64Array, { gradient, budget: 1000 });
}

/** Cases are made again for every check, so that their noise is the same again. */
function* caseMakers(): Generator<() => GradientCase> {
  for (const precision of ["float64", "float32", "float32, naive sums"] as const) {
    for (const loss of LOSSES) {
      for (const scenario of SCENARIOS) {
        yield () => lossCase(loss, scenario, 10, precision, 1);
      }
    }
  }
  for (const precision of ["float64", "float32"] as const) {
    for (const name of STRESS) yield () => stressCase(name, 3, precision, 1);
  }
  for (const name of HOSTILE) yield () => hostileCase(name, 1);
}

function relativeError(found: Numbers, right: Numbers): number {
  let [error, norm] = [0, 0];
  for (let k = 0; k < right.length; k++) {
    error += (found[k]! - right[k]!) ** 2;
    norm += right[k]! ** 2;
  }
  return Math.sqrt(error / norm);
}
