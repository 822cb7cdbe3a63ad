import type { Floats } from "./exhibits.ts";
import { spread } from "./spread.ts";

/** The defaults of `torch.autograd.gradcheck`. */
const STEP = 1e-6;
const ABSOLUTE = 1e-5;
const RELATIVE = 1e-3;

/** Elements of a larger x at which the slow check is done; all would take 2N evaluations. */
const MOST_ELEMENTS = 100;

/** Whether |analytic − numeric| ≤ 10⁻⁵ + 10⁻³·|numeric| at every element, with steps of 10⁻⁶ as x stores them. */
export function slowCheckPasses(f: (x: Floats) => number, gradient: ArrayLike<number>, x: Floats): boolean {
  const stride = Math.ceil(x.length / MOST_ELEMENTS);
  for (let at = 0; at < x.length; at += stride) {
    const [plus, minus] = [x.slice(), x.slice()];
    plus[at] = x[at]! + STEP;
    minus[at] = x[at]! - STEP;
    const numeric = (f(plus) - f(minus)) / (2 * STEP);
    if (!isClose(gradient[at]!, numeric, ABSOLUTE)) return false;
  }
  return true;
}

/** The same along one direction u of length 1 with no entry below 0, and Σu times the absolute tolerance. */
export function fastCheckPasses(f: (x: Floats) => number, gradient: ArrayLike<number>, x: Floats): boolean {
  const uniform = Float64Array.from(x, (_, k) => spread(k, Math.E));
  const length = Math.sqrt(uniform.reduce((sum, u) => sum + u * u, 0));
  const direction = uniform.map((u) => u / length);
  const at = (step: number) => x.map((value, k) => value + step * direction[k]!) as Floats;
  const numeric = (f(at(STEP)) - f(at(-STEP))) / (2 * STEP);
  const analytic = direction.reduce((sum, u, k) => sum + u * gradient[k]!, 0);
  return isClose(analytic, numeric, ABSOLUTE * direction.reduce((sum, u) => sum + u, 0));
}

function isClose(analytic: number, numeric: number, absolute: number): boolean {
  return Math.abs(analytic - numeric) <= absolute + RELATIVE * Math.abs(numeric);
}
