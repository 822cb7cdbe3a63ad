import { mulberry32 } from "../../src/kernels/sampling/random.ts";

/** A function of numbers and its gradient, in float64. */
export interface Formula {
  value(x: ArrayLike<number>): number;
  gradient(x: ArrayLike<number>): Float64Array;
}

/** float32: x, the values of f and the gradient are stored in it; naive sums: f also sums in it, one term after another. */
export type Precision = "float64" | "float32" | "float32, naive sums";

export type Numbers = Float32Array | Float64Array;

/** A function, its gradient and a point, as a checker sees them. */
export interface GradientCase {
  /** What the function is, and what is peculiar about x. */
  readonly group: string;
  readonly size: number;
  readonly precision: Precision;
  readonly x: Numbers;
  readonly f: (x: Numbers) => number;
  readonly gradient: (x: Numbers) => Numbers;
  /** The gradient of the same loss where its ε was forgotten; null where there is none. */
  readonly withoutSmooth: ((x: Numbers) => Numbers) | null;
  /** The element that is wrong where one is; its derivative is not 0 if any is not. */
  readonly element: number;
  readonly seed: number;
}

/** What a case is made of, before its numbers are stored. */
export interface Draft {
  readonly group: string;
  readonly x: ArrayLike<number>;
  readonly formula: Formula;
  readonly withoutSmooth?: Formula;
}

export function makeCase(
  { group, x: numbers, formula, withoutSmooth }: Draft,
  precision: Precision,
  seed: number,
): GradientCase {
  const single = precision !== "float64";
  const store = (values: ArrayLike<number>) => (single ? new Float32Array(values) : new Float64Array(values));
  const x = store(numbers);
  const gradient = (at: Numbers) => store(formula.gradient(at));
  const slopes = gradient(x);
  const places = Uint32Array.from(slopes.keys()).filter((place) => slopes[place] !== 0);
  return {
    group,
    size: x.length,
    precision,
    x,
    f: single ? (at) => Math.fround(formula.value(at)) : (at) => formula.value(at),
    gradient,
    withoutSmooth: withoutSmooth ? (at) => store(withoutSmooth.gradient(at)) : null,
    element: places[Math.floor(mulberry32(seed)() * places.length)] ?? 0,
    seed,
  };
}
