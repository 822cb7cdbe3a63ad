import type { GradcheckReport } from "../../../src/gradcheck/check.ts";
import { gradcheck } from "../../../src/gradcheck/gradcheck.ts";
import type { Numbers } from "../gradient-case.ts";

/** float32 inside: f rounds its inputs and every sum to float32, but takes and gives float64. */
export type WildPrecision = "float64" | "float32" | "float32 inside";

export const WILD_PRECISIONS: readonly WildPrecision[] = ["float64", "float32", "float32 inside"];

/** A function of one or more lists of numbers, and gradients of it: right ones by several conventions, and wrong ones. */
export interface WildDraft {
  readonly group: string;
  readonly inputs: readonly ArrayLike<number>[];
  readonly value: (inputs: readonly ArrayLike<number>[], round: (x: number) => number) => number;
  /** Right gradients, by the name of the convention that they follow where f has a kink. */
  readonly right: Readonly<Record<string, WildGradient>>;
  /** Wrong gradients besides a factor, a sign and zeros. */
  readonly wrong?: Readonly<Record<string, WildGradient>>;
  readonly domain?: readonly [number, number];
}

export type WildGradient = (inputs: readonly ArrayLike<number>[]) => readonly Float64Array[];

/** What a check says of one gradient, and how far that gradient is from a right one. */
export interface WildCheck {
  readonly group: string;
  readonly gradientName: string;
  readonly precision: WildPrecision;
  /** Norm of the error over the norm of the right gradient; 0 for a right one. */
  readonly error: number;
  readonly check: (seed: number, budget?: number) => GradcheckReport;
}

const round32 = Math.fround;
const keep = (x: number) => x;

/**
 * All checks of a draft in a precision: its right gradients, and wrong ones made of the first of them.
 *
 * @param bugs - the wrong gradients besides those of the draft
 * @param measure - the relative error of a wrong one
 */
export function* checksOf(
  draft: WildDraft,
  precision: WildPrecision,
  bugsOf: (draft: WildDraft) => Record<string, WildGradient> = generalBugs,
  measure: ErrorMeasure = nearestError,
): Generator<WildCheck> {
  const { group, right } = draft;
  const inputs = draft.inputs.map((numbers) => store(numbers, precision));
  const checkOf = (gradientName: string, gradient: WildGradient, error: number): WildCheck => ({
    group,
    gradientName,
    precision,
    error,
    check: (seed, budget) => run(draft, inputs, gradient, precision, seed, budget),
  });
  for (const [name, gradient] of Object.entries(right)) yield checkOf(name, gradient, 0);
  const bugs: Record<string, WildGradient> = { ...bugsOf(draft), ...draft.wrong };
  for (const [name, gradient] of Object.entries(bugs)) {
    const error = measure(draft, inputs, gradient);
    if (error > 0) yield checkOf(name, gradient, error);
  }
}

/** How far a gradient is from a right one. */
export type ErrorMeasure = (draft: WildDraft, inputs: readonly Numbers[], gradient: WildGradient) => number;

/** The distance to the nearest of the right gradients of a draft. */
const nearestError: ErrorMeasure = ({ right }, inputs, gradient) =>
  Math.min(...Object.values(right).map((correct) => relativeError(gradient(inputs), correct(inputs))));

/** A factor, a sign and zeros. */
function generalBugs({ right }: WildDraft): Record<string, WildGradient> {
  const correct = Object.values(right)[0]!;
  const times =
    (factor: number): WildGradient =>
    (inputs) =>
      correct(inputs).map((part) => part.map((slope) => factor * slope));
  return { "×2": times(2), "×1.001": times(1.001), sign: times(-1), zero: times(0) };
}

/** Norm of the difference of two gradients over the norm of the second. */
export function relativeError(found: readonly Float64Array[], right: readonly Float64Array[]): number {
  let [error, norm] = [0, 0];
  for (const [index, part] of right.entries()) {
    for (const [k, slope] of part.entries()) {
      error += (found[index]![k]! - slope) ** 2;
      norm += slope ** 2;
    }
  }
  return Math.sqrt(error / (norm || 1));
}

function store(numbers: ArrayLike<number>, precision: WildPrecision): Numbers {
  return precision === "float32" ? Float32Array.from(numbers) : Float64Array.from(numbers);
}

function run(
  { value, domain }: WildDraft,
  inputs: readonly Numbers[],
  gradient: WildGradient,
  precision: WildPrecision,
  seed: number,
  budget?: number,
): GradcheckReport {
  const single = precision !== "float64";
  const seen = (given: readonly ArrayLike<number>[]) =>
    precision === "float32 inside" ? given.map((part) => Float32Array.from(part)) : given;
  const f = (...given: Numbers[]) => {
    const found = value(seen(given), single ? round32 : keep);
    return single ? round32(found) : found;
  };
  const slopes = (...given: Numbers[]) =>
    gradient(seen(given)).map((part) => (single ? Float32Array.from(part) : part));
  return gradcheck(f as (...given: Float64Array[]) => number, inputs as Float64Array[], {
    gradient: slopes,
    seed,
    ...(domain && { domain }),
    ...(budget !== undefined && { budget }),
  });
}
