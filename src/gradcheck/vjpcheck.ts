import { mulberry32 } from "../kernels/sampling/random.ts";
import { checkOptions } from "../tensor/check-options.ts";
import { describe, isClass } from "../tensor/describe.ts";
import { Tensor } from "../tensor/tensor.ts";
import { checkGradcheckOptions, type GradcheckOptions } from "./arguments/gradcheck-options.ts";
import { type GradcheckInput, joinInputs, readInputs } from "./arguments/inputs.ts";
import { awaited, type MaybeAsync, runToEnd } from "./arguments/maybe-async.ts";
import { readGradient } from "./arguments/read-gradient.ts";
import { check, type GradcheckReport } from "./check.ts";
import type { CheckedFunction, GradcheckGradient, GradcheckInputs } from "./gradcheck.ts";
import type { Verdict } from "./measure/judge-ladder.ts";

/** Several outputs of a function under check: a Tensor, or an array of numbers. */
export type CheckedOutputs = Tensor | ArrayLike<number>;

/** Options of {@link vjpcheck}. */
export interface VjpcheckOptions<X, Target, Gradient = GradcheckGradient, Outputs = CheckedOutputs>
  extends GradcheckOptions<Target> {
  /**
   * The product of a cotangent and the Jacobian of f: a pullback. It takes the inputs, a cotangent of the form of f's
   * outputs and then the target if there is one, and returns as many numbers as x has.
   */
  readonly vjp: (...given: [...inputs: GradcheckInputs<X>, cotangent: never, target: Target]) => Gradient;
  /**
   * The product of the Jacobian and a tangent. It takes the inputs, a tangent of the form of x (a list for a list) and
   * then the target, and returns as many numbers as f.
   */
  readonly jvp?: (...given: [...inputs: GradcheckInputs<X>, tangent: never, target: Target]) => Outputs;
}

/** What {@link vjpcheck} reports. */
export interface VjpcheckReport {
  /** `"pass"` if every product passes. */
  readonly verdict: Verdict;
  /** That of the product with the worst. */
  readonly resolution: number;
  /** A report for each random cotangent until one fails; its f is the sum of the outputs times the cotangent. */
  readonly reports: readonly GradcheckReport[];
  /** Whether the Jacobian-vector product fits the vector-Jacobian products; null without `jvp`. */
  readonly jvp: Verdict | null;
}

/** Random cotangents; a pullback that is wrong for one kind of them is seldom right for all. */
const COTANGENTS = 3;

/**
 * Checks the vector-Jacobian product of a function with several outputs, such as a layer or a custom operation: the
 * sum of the outputs times a random cotangent is a scalar function, whose gradient the product is. A pullback that is
 * correct for a cotangent of ones alone, ignores it or mixes outputs up is found.
 *
 *     vjp(x, c) = Σⱼ cⱼ·∂fⱼ/∂x
 *
 * With `jvp`, the Jacobian-vector product is compared with it: c·jvp(x, v) = vjp(x, c)·v.
 *
 * @param f - returns a Tensor or an array of numbers, or a promise of one
 * @param x - a Tensor or a typed array of floats, or a list of them
 * @param options - `vjp`, and the options of a gradient check; see {@link VjpcheckOptions}
 * @throws {TypeError} if an argument is of the wrong kind, or f does not return numbers
 * @throws {RangeError} if an option has an invalid value, or f is not finite at x
 * @example
 * const square = (x) => x.map((value) => value ** 2);
 * const vjp = (x, c) => x.map((value, k) => 2 * value * c[k]);
 * vjpcheck(square, new Float64Array([1, 2]), { vjp }).verdict // "pass"
 */
export function vjpcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, PromiseLike<CheckedOutputs>>,
  x: X,
  options: VjpcheckOptions<
    X,
    Target,
    GradcheckGradient | PromiseLike<GradcheckGradient>,
    CheckedOutputs | PromiseLike<CheckedOutputs>
  >,
): Promise<VjpcheckReport>;
export function vjpcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, CheckedOutputs>,
  x: X,
  options: VjpcheckOptions<X, Target>,
): VjpcheckReport;
export function vjpcheck(f: unknown, x: unknown, options: unknown): unknown {
  return runToEnd(checkProducts(f, x, options));
}

type Call = (...given: unknown[]) => unknown;

const OPTIONS = ["vjp", "jvp", "target", "where", "domain", "noise", "seed", "budget"];

function* checkProducts(f: unknown, x: unknown, options: unknown): MaybeAsync<VjpcheckReport> {
  const name = "vjpcheck";
  if (typeof f !== "function") throw new TypeError(`${name}: f is ${describe(f)}, want a function`);
  if (isClass(f)) throw new TypeError(`${name}: f is a class, want a function`);
  checkOptions(name, options, OPTIONS);
  const { vjp, jvp, ...rest } = options as { vjp?: unknown; jvp?: unknown; target?: unknown };
  for (const [option, value] of Object.entries({ vjp, jvp })) {
    if (typeof value !== "function" && !(option === "jvp" && value === undefined)) {
      throw new TypeError(`${name}: ${option} is ${describe(value)}, want a function`);
    }
    if (isClass(value)) throw new TypeError(`${name}: ${option} is a class, want a function`);
  }
  const { seed, noise } = checkGradcheckOptions(name, rest);
  const given = readInputs(name, x);
  const known = rest.target === undefined ? [] : [rest.target];
  const outputs = yield* outputsOf(name, "f", (f as Call)(...given, ...known));
  const random = mulberry32(seed);
  const reports: GradcheckReport[] = [];
  let fits: Verdict | null = jvp === undefined ? null : "pass";
  for (let k = 0; k < COTANGENTS; k++) {
    const cotangent = likeOutputs(outputs, () => drawWeight(random));
    const weights = numbersOf(cotangent);
    const scalar = (...all: unknown[]) => weigh(name, (f as Call)(...all), weights);
    const gradient = (...all: unknown[]) =>
      (vjp as Call)(...all.slice(0, given.length), cotangent, ...all.slice(given.length));
    const sizes = Array.from(weights, Math.abs).reduce((sum, size) => sum + size, 0);
    const report = yield* check(name, scalar, x, { ...rest, noise: noise * sizes, gradient });
    reports.push(report);
    if (report.verdict === "fail") break;
    if (jvp === undefined) continue;
    const inputs = joinInputs(given);
    const tangent = given.map((input) => likeOutputs(input, () => 2 * random() - 1));
    const pushed = yield* outputsOf(
      name,
      "jvp",
      (jvp as Call)(...given, Array.isArray(x) ? tangent : tangent[0], ...known),
    );
    const { numbers } = readGradient(yield* awaited(gradient(...given, ...known)), inputs);
    const direction = joinInputs(tangent as GradcheckInput[]).numbers;
    if (numbers === null || !agree(weights, numbersOf(pushed), numbers, direction, report.resolution)) {
      fits = "fail";
    }
  }
  const verdicts = [...reports.map(({ verdict }) => verdict), ...(fits === null ? [] : [fits])];
  const verdict = verdicts.includes("fail")
    ? "fail"
    : verdicts.includes("unresolved")
      ? "unresolved"
      : "pass";
  return {
    verdict,
    resolution: Math.max(...reports.map(({ resolution }) => resolution)),
    reports,
    jvp: fits,
  };
}

/** A weight of few bits, from ±½ to ±1¼: the sum of rounded outputs is then as round as they are. */
function drawWeight(random: () => number): number {
  return (random() < 0.5 ? -1 : 1) * (0.5 + Math.floor(4 * random()) / 4);
}

/** Reports whether c·(Jv) and (cJ)·v are one number, within what a check of cJ would have seen and rounding. */
function agree(
  weights: ArrayLike<number>,
  pushed: ArrayLike<number>,
  slopes: ArrayLike<number>,
  direction: ArrayLike<number>,
  resolution: number,
): boolean {
  if (pushed.length !== weights.length) return false;
  const [left, right] = [product(weights, pushed), product(slopes, direction)];
  const norms = Math.sqrt(product(slopes, slopes).sum * product(direction, direction).sum);
  const allowed = Math.min(1, resolution) * norms + ROUNDING * (left.size + right.size);
  return Math.abs(left.sum - right.sum) <= allowed;
}

/** Relative rounding of products that may have been computed in float32. */
const ROUNDING = 2 ** -20;

/** The sum of the products of two lists, and the sum of their magnitudes. */
function product(a: ArrayLike<number>, b: ArrayLike<number>): { sum: number; size: number } {
  let [sum, size] = [0, 0];
  for (let k = 0; k < a.length; k++) {
    sum += a[k]! * b[k]!;
    size += Math.abs(a[k]! * b[k]!);
  }
  return { sum, size };
}

function* outputsOf(name: string, what: string, given: unknown): MaybeAsync<CheckedOutputs> {
  const outputs = yield* awaited(given);
  if (outputs instanceof Tensor) return outputs;
  const isList = Array.isArray(outputs) || (ArrayBuffer.isView(outputs) && !(outputs instanceof DataView));
  if (!isList) {
    throw new TypeError(`${name}: ${what} gives ${describe(outputs)}, want a Tensor or an array of numbers`);
  }
  return outputs as unknown as ArrayLike<number>;
}

function numbersOf(outputs: CheckedOutputs): ArrayLike<number> {
  return outputs instanceof Tensor ? outputs.data : outputs;
}

/** Numbers in the form of outputs: a Tensor of the same shape and dtype, a Float32Array, or a Float64Array. */
function likeOutputs(outputs: CheckedOutputs, draw: () => number): CheckedOutputs {
  const data = numbersOf(outputs);
  const { length } = data;
  const drawn = data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
  for (let k = 0; k < length; k++) drawn[k] = draw();
  return outputs instanceof Tensor ? new Tensor(drawn, outputs.shape) : drawn;
}

/** The sum of outputs times weights, now or later. */
function weigh(name: string, given: unknown, weights: ArrayLike<number>): unknown {
  if (typeof (given as { then?: unknown } | null)?.then === "function") {
    return (given as PromiseLike<unknown>).then((outputs) => weigh(name, outputs, weights));
  }
  const data = given instanceof Tensor ? given.data : (given as ArrayLike<number>);
  if (data?.length !== weights.length) {
    throw new TypeError(`${name}: f gives ${describe(given)}, want ${weights.length} numbers as at x`);
  }
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * data[k]!;
  return sum;
}
