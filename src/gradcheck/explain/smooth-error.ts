import type { GradcheckFinding } from "../arguments/finding.ts";
import type { GradcheckElement } from "../measure/check-element.ts";

/** Largest part of a slope by which values with a smooth error commonly shift it. */
const MAX_SHIFT = 1e-3;

/** Elements that must be shifted alike: fewer may be wrong for reasons of their own. */
const MIN_ELEMENTS = 2;

/**
 * The finding that a wrong gradient may be that of the formula, where the values of f are off by a smooth error: each of the
 * elements is off, and each by a small part of itself. A logarithm that is approximated has such values.
 *
 * Null where an element is right, or is off by more.
 */
export function smoothErrorFinding(elements: readonly GradcheckElement[]): GradcheckFinding | null {
  if (elements.length < MIN_ELEMENTS || elements.some(({ verdict }) => verdict !== "fail")) return null;
  const shifts = elements.map(({ analytic, numeric }) => Math.abs(analytic - numeric) / Math.abs(numeric));
  const most = Math.max(...shifts);
  if (!(most <= MAX_SHIFT)) return null;
  const message = `f as computed has another slope than its gradient everywhere alike, by ${most.toExponential(1)} of it at most: values with a smooth error, as of an approximated logarithm, look the same`;
  return { kind: "values", message };
}
