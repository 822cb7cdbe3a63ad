import type { Verdict } from "softdice";
import type { Checker } from "./checkers/checker.ts";
import { hips } from "./checkers/hips.ts";
import { jax } from "./checkers/jax.ts";
import { pytorch, pytorchFast } from "./checkers/pytorch.ts";
import { ridders, riddersRounded } from "./checkers/ridders.ts";
import { checkBriefly, checkWhole } from "./checkers/softdice.ts";
import type { GradientCase, Numbers, Precision } from "./gradient-case.ts";

/** A gradient under suspicion, as a function and as what it gives at x. */
export interface Suspect {
  readonly gradient: (x: Numbers) => Numbers;
  readonly numbers: Numbers;
}

/** What a checker says at one case. */
export interface Examination {
  /** Of the right gradient. */
  readonly right: Verdict;
  readonly verdict: (suspect: Suspect) => Verdict;
  /** Evaluations of f for the right gradient. */
  readonly evaluations: number;
  /** The relative error that would have been seen, of a checker that knows. */
  readonly resolution: number | null;
}

/** A checker, under the name that tables have for it. */
export interface Examiner {
  readonly name: string;
  readonly examine: (one: GradientCase) => Examination;
}

export const softdice: Examiner = {
  name: "softdice gradcheck",
  examine(one) {
    const { verdict, evaluations, resolution } = checkWhole(one, one.gradient);
    return {
      right: verdict,
      verdict: ({ gradient }) => checkBriefly(one, gradient),
      evaluations,
      resolution,
    };
  },
};

/** Elements that a check of each element looks at in a large x; it looks at all of a smaller one. */
export const LOOKED_AT = 5;
const LARGE = 10_000;

/** The one that may be wrong, and some others. */
function elementsOf({ size, element }: GradientCase): number[] {
  if (size < LARGE) return Array.from({ length: size }, (_, k) => k);
  return Array.from({ length: LOOKED_AT }, (_, k) => (element + Math.floor((k * size) / LOOKED_AT)) % size);
}

function examiner(name: string, check: Checker): Examiner {
  return {
    name,
    examine(one) {
      const { f, x, seed } = one;
      const { accepts, evaluations } = check({ f, x, elements: elementsOf(one), seed });
      const verdict = ({ numbers }: Pick<Suspect, "numbers">) => (accepts(numbers) ? "pass" : "fail");
      return { right: verdict({ numbers: one.gradient(x) }), verdict, evaluations, resolution: null };
    },
  };
}

const inAnyPrecision: readonly Examiner[] = [
  softdice,
  examiner("PyTorch", pytorch),
  examiner("PyTorch, fast mode", pytorchFast),
  examiner("JAX", jax),
];

const inFloat64: readonly Examiner[] = [
  ...inAnyPrecision,
  examiner("HIPS autograd", hips),
  examiner("Ridders", ridders),
  examiner("Ridders + rounding", riddersRounded),
];

/** HIPS has no tolerance for float32, and no one uses Ridders there. */
export function examinersOf(precision: Precision): readonly Examiner[] {
  return precision === "float64" ? inFloat64 : inAnyPrecision;
}
