import type { Numbers } from "../gradient-case.ts";

/** What a checker is asked about: f at x, before any gradient is held against it. */
export interface Question {
  readonly f: (x: Numbers) => number;
  readonly x: Numbers;
  /** Where a checker looks that goes from element to element. */
  readonly elements: readonly number[];
  /** Of whatever a checker draws. */
  readonly seed: number;
}

/** Derivatives that a checker took of f. */
export interface Answer {
  /** Whether it lets a gradient pass. */
  readonly accepts: (gradient: ArrayLike<number>) => boolean;
  /** Evaluations of f that this takes where every element is looked at. */
  readonly evaluations: number;
}

/** A checker of gradients as it is in use, its step and its tolerance at their defaults; x is left as it was. */
export type Checker = (question: Question) => Answer;

/** (f(x + t·d) − f(x − t·d)) / 2t, at points as x stores them. */
export function slopeAlong({ f, x }: Question, direction: ArrayLike<number>, step: number): number {
  const at = (t: number) => x.map((value, k) => value + t * direction[k]!) as Numbers;
  return (f(at(step)) - f(at(-step))) / (2 * step);
}

/** The same along one element. */
export function slopeAt({ f, x }: Question, element: number, step: number): number {
  const moved = x.slice();
  moved[element] = x[element]! + step;
  const up = f(moved);
  moved[element] = x[element]! - step;
  return (up - f(moved)) / (2 * step);
}

/** Evaluations for every element, from those for the ones that were looked at. */
export function forAll({ x, elements }: Question, evaluations: number): number {
  return (evaluations * x.length) / elements.length;
}

/** What a gradient makes of a direction. */
export function dot(gradient: ArrayLike<number>, direction: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) sum += gradient[k]! * direction[k]!;
  return sum;
}

/** |analytic − numeric| ≤ absolute + relative·|numeric|; nothing is close to what is not finite. */
export function isClose(analytic: number, numeric: number, absolute: number, relative: number): boolean {
  return Number.isFinite(numeric) && Math.abs(analytic - numeric) <= absolute + relative * Math.abs(numeric);
}
