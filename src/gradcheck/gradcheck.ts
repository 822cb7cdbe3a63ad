import { checkScalar, grad } from "../autodiff/differentiate.ts";
import { describe } from "../tensor/describe.ts";
import { checkInteger, checkOptions } from "../tensor/options.ts";
import { coordinatesOf } from "../tensor/shape.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import { EVALUATIONS, type NumericDerivative, numericDerivative } from "./numeric-derivative.ts";
import { formatReport, type GradcheckElement, type GradcheckReport, type Verdict } from "./report.ts";
import { sampleIndices } from "./sample.ts";

/** How much a check may do. */
export interface GradcheckOptions {
  /** Evaluations of f, default 4,000; where they do not suffice for every element, a sample is checked. */
  readonly budget?: number;
  /** Seed of that sample, default 1. */
  readonly seed?: number;
}

/**
 * Checks the gradient of a scalar function against differences of its values, element by element, in float64.
 *
 * There is no tolerance to choose: each difference comes with a bar for its own error, and the gradient must lie within.
 * Where f is NaN or throws a RangeError the step is left out; a loss that looks at its values does so outside of [0, 1],
 * `validate: false` lets it pass.
 *
 * @param f - made of the library's operations; it gives a tensor of one element
 * @param x - where; taken as float64
 * @param options - see {@link GradcheckOptions}
 * @returns verdict, resolution and the elements
 * @throws {TypeError} if f or x are of the wrong kind
 * @throws {RangeError} if f gives more than one value, or is not finite at x
 * @example
 * gradcheck((x) => sum(square(x)), tensor([1, 2, 3])).verdict // "pass"
 */
export function gradcheck(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  options: GradcheckOptions = {},
): GradcheckReport {
  if (typeof f !== "function") throw new TypeError(`gradcheck: f is ${describe(f)}, want a function`);
  checkTensor("gradcheck", "x", x);
  checkOptions("gradcheck", options, ["budget", "seed"]);
  const { budget = 4000, seed = 1 } = options;
  checkInteger("gradcheck", "budget", budget, EVALUATIONS);
  checkInteger("gradcheck", "seed", seed);

  const at = new Tensor(Float64Array.from(x.data), x.shape);
  const value = checkScalar("gradcheck", f(at)).item();
  if (!Number.isFinite(value)) throw new RangeError(`gradcheck: f is ${value} at x, want a finite value`);
  const gradient = grad(f)(at);
  const scale = scaleOf(at.data);
  const indices = sampleIndices(at.size, Math.floor(budget / EVALUATIONS), seed);
  const numeric = indices.map((index) => differenceAlong(f, at, index, scale));

  const largest = Math.max(
    ...numeric.map(({ value: slope }) => Math.abs(slope) || 0),
    largestOf(gradient.data),
  );
  const elements = indices.map((index, k): GradcheckElement => {
    const { value: slope, bar } = numeric[k]!;
    const analytic = gradient.data[index]!;
    const coordinates = coordinatesOf(index, at.shape);
    const verdict = judge(analytic, slope, bar, largest, at.size);
    return { coordinates, x: at.data[index]!, analytic, numeric: slope, bar, verdict };
  });
  const bar = Math.max(...elements.map((element) => element.bar));
  return {
    verdict: worstOf(elements.map((element) => element.verdict)),
    resolution: largest === 0 ? (bar === 0 ? 0 : Infinity) : bar / largest,
    value,
    size: at.size,
    elements,
    evaluations: 1 + indices.length * EVALUATIONS,
    seed,
  };
}

/**
 * {@link gradcheck}, as an assertion.
 *
 * @throws {Error} with the report as text, unless the verdict is `"pass"`
 * @example
 * assertGradcheck((x) => sum(square(x)), tensor([1, 2, 3]));
 */
export function assertGradcheck(f: (x: Tensor) => Tensor, x: Tensor, options: GradcheckOptions = {}): void {
  const report = gradcheck(f, x, options);
  if (report.verdict !== "pass") throw new Error(formatReport(report));
}

function differenceAlong(f: (x: Tensor) => Tensor, x: Tensor, index: number, rms: number): NumericDerivative {
  const start = x.data[index]!;
  const along = (displacement: number) => {
    const moved = x.data.slice();
    moved[index] = start + displacement;
    try {
      return f(new Tensor(moved, x.shape)).item();
    } catch (error) {
      if (error instanceof RangeError) return Number.NaN;
      throw error;
    }
  };
  const stored = (displacement: number) => start + displacement - start;
  return numericDerivative(along, Math.max(Math.abs(start), rms), stored);
}

/** Below this part of the largest entry a difference shows nothing of the gradient. */
const RESOLVED = 0.3;

function judge(analytic: number, numeric: number, bar: number, largest: number, size: number): Verdict {
  // The gradient itself is rounded: sums of `size` terms, in float64.
  const rounding = (8 + Math.sqrt(size)) * Number.EPSILON * largest;
  if (!Number.isFinite(bar)) return Number.isFinite(analytic) ? "unresolved" : "fail";
  if (!(Math.abs(analytic - numeric) <= bar + rounding)) return "fail";
  return bar > RESOLVED * largest && largest > 0 ? "unresolved" : "pass";
}

function worstOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("fail")) return "fail";
  return verdicts.includes("unresolved") ? "unresolved" : "pass";
}

/** Root mean square of x, or 1 if it is 0 throughout. */
function scaleOf(x: ArrayLike<number>): number {
  let squares = 0;
  for (let k = 0; k < x.length; k++) squares += x[k]! * x[k]!;
  return Math.sqrt(squares / x.length) || 1;
}

function largestOf(x: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < x.length; k++) largest = Math.max(largest, Math.abs(x[k]!));
  return largest;
}
