import type { DType } from "../../tensor/allocate.ts";
import { checkChoice, checkInteger, checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";

import type { Domain } from "./domain.ts";
import type { Inputs } from "./inputs.ts";

/** Evaluations of f for a check before anything is located, whatever the size of x. */
export const MAX_EVALUATIONS: number = 150;

/** Evaluations of f for such a check where values are known to be noisy: more of them leave less of the noise. */
export const MAX_NOISY_EVALUATIONS: number = 500;

/** Elements that are checked: those that are not 0. */
export type GradcheckWhere = Tensor | LabelMap | ArrayLike<number>;

/** Options of {@link gradcheck} that do not depend on where the gradient comes from. */
export interface GradcheckOptions<Target = unknown> {
  /** Handed to f, and to `gradient`, after x; it is not differentiated, and the report and the smallest input show it. */
  readonly target?: Target;
  /** Elements of x that are checked, the others stay as they are; a list of them, or null for all, for several inputs. */
  readonly where?: GradcheckWhere | readonly (GradcheckWhere | null)[];
  /**
   * The numbers for which f is defined, as `[low, high]`: its value is asked for no others, its gradient at a kink a little across a
   * bound. Without it f may throw a RangeError or give NaN where it is not defined.
   */
  readonly domain?: readonly [low: number, high: number];
  /**
   * How far a value of f may be off, in its own unit: the tolerance of a solver, say. Default 0, for the check measures noise
   * that differs from value to value by itself; an error that does not, it cannot see. Up to 500 evaluations then decide.
   */
  readonly noise?: number;
  /** Seed of the random directions, default 1. */
  readonly seed?: number;
  /** Evaluations of f that may be spent, those that explain a fail included; default 10,000, at least 150. */
  readonly budget?: number;
}

/** Options of {@link gradcheck} for a function made of softdice operations. */
export interface TapeGradcheckOptions<Target = unknown> extends GradcheckOptions<Target> {
  /** 2 checks the product of the Hessian and a random vector in place of the gradient; default 1. */
  readonly order?: 1 | 2;
  /** What f is computed in; default `"float64"`, whatever x is, for that shows most. */
  readonly dtype?: DType;
}

/** Validated options with their defaults filled in. */
export interface CheckedOptions {
  readonly domain: Domain | null;
  readonly noise: number;
  readonly seed: number;
  readonly budget: number;
  readonly order: 1 | 2;
  readonly dtype: DType;
}

export const GRADCHECK_OPTIONS: readonly string[] = [
  "target",
  "where",
  "domain",
  "noise",
  "seed",
  "budget",
  "gradient",
  "order",
  "dtype",
];

export function checkGradcheckOptions(name: string, options: unknown): CheckedOptions {
  checkNoArgument(name, options);
  checkOptions(name, options, GRADCHECK_OPTIONS);
  const given = options as TapeGradcheckOptions & { readonly gradient?: unknown };
  const { seed = 1, budget = 10_000, order = 1, dtype = "float64", noise = 0, gradient, domain } = given;
  checkNumber(name, "noise", noise, 0);
  checkInteger(name, "seed", seed);
  checkInteger(name, "budget", budget, MAX_EVALUATIONS);
  checkChoice(name, "dtype", dtype, ["float32", "float64"]);
  if (order !== 1 && order !== 2) throw new RangeError(`${name}: order is ${describe(order)}, want 1 or 2`);
  if (gradient !== undefined) checkBlackBox(name, given);
  return {
    seed,
    budget,
    order,
    dtype,
    noise,
    domain: domain === undefined ? null : checkDomain(name, domain),
  };
}

/** Refuses a function, a target or an input that is passed as the options, and says how to pass it. */
function checkNoArgument(name: string, options: unknown): void {
  if (typeof options === "function") {
    throw new TypeError(
      `${name}: options are a function, want an object; a gradient is given as { gradient }`,
    );
  }
  if (options instanceof Tensor || options instanceof LabelMap || ArrayBuffer.isView(options)) {
    throw new TypeError(
      `${name}: options are ${describe(options)}, want an object; a target is given as { target }, several inputs as a list`,
    );
  }
}

function checkBlackBox(
  name: string,
  {
    gradient,
    order,
    dtype,
  }: { readonly gradient?: unknown; readonly order?: unknown; readonly dtype?: unknown },
): void {
  if (typeof gradient !== "function") {
    throw new TypeError(`${name}: gradient is ${describe(gradient)}, want a function`);
  }
  if (order !== undefined) {
    throw new RangeError(
      `${name}: order ${describe(order)} is for f made of softdice operations; check x => gradient(x)·v as f, and its gradient`,
    );
  }
  if (dtype !== undefined) {
    throw new RangeError(
      `${name}: dtype ${describe(dtype)} is for f made of softdice operations; leave it out`,
    );
  }
}

export function checkDomain(name: string, domain: unknown): Domain {
  if (!Array.isArray(domain) || domain.length !== 2) {
    throw new TypeError(`${name}: domain is ${describe(domain)}, want [low, high]`);
  }
  const [low, high] = domain;
  for (const bound of [low, high]) {
    if (typeof bound !== "number")
      throw new TypeError(`${name}: domain holds ${describe(bound)}, want numbers`);
  }
  if (!(low < high)) throw new RangeError(`${name}: domain is ${describeList(domain)}, want low below high`);
  return { low, high };
}

/** One byte an element, 1 where it is checked; null where all are. */
export function chosenElements(name: string, where: unknown, { numbers, parts }: Inputs): Uint8Array | null {
  if (where === undefined) return null;
  const chosen = new Uint8Array(numbers.length).fill(1);
  const isListOfOne = Array.isArray(where) && where.length === 1 && typeof where[0] === "object";
  const list = parts.length === 1 && !isListOfOne ? [where] : where;
  if (!Array.isArray(list) || list.length !== parts.length) {
    throw new TypeError(
      `${name}: where is ${describe(where)}, want a list of ${parts.length}, one for each input`,
    );
  }
  for (const [index, { start, end }] of parts.entries()) {
    const part = list[index];
    if (part === null || part === undefined) continue;
    const marks = marksOf(name, part);
    if (marks.length !== end - start) {
      throw new RangeError(`${name}: where has ${marks.length} elements, x has ${end - start}`);
    }
    for (let k = 0; k < marks.length; k++) chosen[start + k] = marks[k] ? 1 : 0;
  }
  if (!chosen.includes(1)) throw new RangeError(`${name}: where leaves no element to check`);
  return chosen;
}

function marksOf(name: string, part: unknown): ArrayLike<unknown> {
  if (part instanceof Tensor || part instanceof LabelMap) return part.data;
  if (Array.isArray(part) || (ArrayBuffer.isView(part) && !(part instanceof DataView))) {
    return part as unknown as ArrayLike<unknown>;
  }
  throw new TypeError(`${name}: where is ${describe(part)}, want a Tensor, a LabelMap or an array`);
}

/** x inside its domain, before f is asked. */
export function checkWithin(name: string, { numbers }: Inputs, domain: Domain | null): void {
  if (domain === null) return;
  const outside = numbers.find((x) => !(x >= domain.low && x <= domain.high));
  if (outside !== undefined) {
    throw new RangeError(`${name}: x holds ${outside}, outside of domain [${domain.low}, ${domain.high}]`);
  }
}
