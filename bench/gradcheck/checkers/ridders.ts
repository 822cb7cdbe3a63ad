import { type Answer, type Checker, forAll, type Question, slopeAt } from "./checker.ts";

/** The first step, and how often so large an error as is estimated may pass. */
const FIRST = 0.1;
const ERRORS = 10;

/** Units in the last place of f that a difference may be off, where rounding is allowed for. */
const ROUNDED = 10;

/** Of Numerical Recipes: each step is so much smaller, so many are taken at most, so much worse ends it. */
const SHRINKAGE = 1.4;
const STEPS = 10;
const WORSE = 2;

/**
 * The differentiator of Ridders, as a check of every element: central differences from a step of 0.1 on (0.1·|x| where that
 * is more), extrapolated to none, and |analytic − numeric| ≤ 10 times the error that the method estimates itself.
 *
 * @see Ridders 1982, https://doi.org/10.1016/S0141-1195(82)80057-0; `dfridr` of Numerical Recipes
 */
export const ridders: Checker = (question) => check(question, () => 0);

/** The same, and 10 units in the last place of f, over the step, allowed on top. */
export const riddersRounded: Checker = (question) => {
  const value = Math.abs(question.f(question.x));
  const rounding = value * (question.x instanceof Float32Array ? 2 ** -23 : 2 ** -52);
  return check(question, (step) => (ROUNDED * rounding) / step);
};

function check(question: Question, allowance: (step: number) => number): Answer {
  const slopes = question.elements.map((element) => {
    const first = FIRST * Math.max(1, Math.abs(question.x[element]!));
    return { element, ...differentiate((step) => slopeAt(question, element, step), first) };
  });
  return {
    evaluations: forAll(question, 2 * slopes.reduce((sum, { steps }) => sum + steps, 0)),
    accepts: (gradient) =>
      slopes.every(({ element, slope, error, step }) => {
        const allowed = ERRORS * error + allowance(step);
        return Number.isFinite(allowed) && Math.abs(gradient[element]! - slope) <= allowed;
      }),
  };
}

/** A derivative from difference quotients, the error that the method thinks it has, and the finest step it is made of. */
interface Extrapolated {
  readonly slope: number;
  readonly error: number;
  readonly step: number;
  readonly steps: number;
}

function differentiate(quotient: (step: number) => number, first: number): Extrapolated {
  let best = { slope: quotient(first), error: Infinity, step: first };
  let previous = [best.slope];
  for (let k = 1, step = first / SHRINKAGE; k < STEPS; k++, step /= SHRINKAGE) {
    const row = [quotient(step)];
    for (let column = 1; column <= k; column++) {
      const weight = SHRINKAGE ** (2 * column);
      const [fine, coarse] = [row[column - 1]!, previous[column - 1]!];
      const slope = (weight * fine - coarse) / (weight - 1);
      row.push(slope);
      const error = Math.max(Math.abs(slope - fine), Math.abs(slope - coarse));
      if (error <= best.error) best = { slope, error, step };
    }
    if (Math.abs(row[k]! - previous[k - 1]!) >= WORSE * best.error) return { ...best, steps: k + 1 };
    previous = row;
  }
  return { ...best, steps: STEPS };
}
