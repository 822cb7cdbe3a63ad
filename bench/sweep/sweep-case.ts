import { gradcheck, numericGradient, type Tensor, tensor } from "../../src/index.ts";

/** A gradient of a library at one point, beside differences of a formula in float64 that was written for the case. */
export interface SweepCase {
  readonly library: string;
  readonly operation: string;
  readonly x: readonly number[];
  readonly shape?: readonly number[];
  /** A fault, or a choice that is made at a kink. */
  readonly kind: "fault" | "convention";
  /** What is wrong, or chosen, in words. */
  readonly words: string;
  readonly f: (x: Tensor) => number;
  readonly gradient: (x: Tensor) => ArrayLike<number> | readonly ArrayLike<number>[];
  /** The same function in float64, by another route; without it, f itself. */
  readonly formula?: (x: Float64Array) => number;
  readonly dtype: "float32" | "float64";
}

/** What a case came to. */
export interface SweepResult {
  readonly gives: readonly number[];
  readonly slope: readonly number[];
  readonly verdict: string;
  readonly report: string;
}

/** Runs a case: the gradient of the library, that of the formula, and the verdict of the checker. */
export function runCase({ x, shape, f, gradient, formula, dtype }: SweepCase): SweepResult {
  const at = tensor([...x], shape ?? [x.length], { dtype });
  const given = gradient(at);
  const gives = Array.from(
    (Array.isArray(given) && typeof given[0] === "object" ? given[0] : given) as ArrayLike<number>,
  );
  const plain = formula ?? ((numbers: Float64Array) => f(tensor(numbers, shape ?? [x.length])));
  const slope = Array.from(numericGradient(plain, Float64Array.from(x)).gradient);
  const report = gradcheck(f, at, { gradient: gradient as (at: Tensor) => ArrayLike<number> });
  return { gives, slope, verdict: report.verdict, report: JSON.stringify(report.findings) };
}

/** The case as a row: the element that differs most, or is not a number. */
export function differing({ gives, slope }: SweepResult): number {
  const off = gives.map((value, k) => (Number.isFinite(value) ? Math.abs(value - slope[k]!) : Infinity));
  return off.indexOf(Math.max(...off.map((value) => (Number.isNaN(value) ? 0 : value))));
}
