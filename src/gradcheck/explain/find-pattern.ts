import type { GradcheckElement } from "../measure/check-element.ts";
import { findFactors, findTerm, type TargetSums } from "./find-factors.ts";
import { findShift } from "./find-shift.ts";
import { findSquaredTerm } from "./find-squared-term.ts";
import { leastOf, RATIO_ROUNDING, ratioText, relativeBar, sharedRatio } from "./shared-ratio.ts";

/** A regularity in how a gradient is wrong, in words, and in how many of the elements looked at it holds. */
export interface GradcheckPattern {
  /** The regularity as a sentence. */
  readonly text: string;
  /** The number of elements in which it holds. */
  readonly matched: number;
  /** The number of elements that were compared. */
  readonly of: number;
}

/**
 * What the wrong elements of a sample have in common: zeros, a factor, an offset, and where they are. Null where nothing.
 *
 * @param shape - of x, whose lengths explain factors
 * @param sums - of x and the target, which explain factors that depend on the target
 * @param target - the target, whose neighbours explain slopes in the wrong places
 */
export function findPattern(
  sample: readonly GradcheckElement[],
  shape: readonly number[],
  sums: TargetSums | null = null,
  target: ArrayLike<number> | null = null,
): GradcheckPattern | null {
  const wrong = sample.filter(({ verdict }) => verdict === "fail");
  const right = sample.filter(({ verdict }) => verdict === "pass");
  if (wrong.length < 2) return null;
  const shift = offset(wrong);
  const term = shift === null ? null : findTerm(sample, sums);
  const what =
    zeros(wrong) ?? factor(wrong, shape) ?? (shift !== null && term !== null ? `${shift}: ${term}` : shift);
  const kinds = what === null ? findKinds(sample, shape, sums, target) : null;
  if (kinds !== null) return { ...kinds, of: sample.length };
  const where = right.length === 0 ? null : place(wrong, right, shape);
  if (what === null && where === null) return null;
  const text = [what ?? "analytic differs from numeric", where].filter((part) => part !== null).join(", ");
  return { text, matched: wrong.length, of: wrong.length + (where === null ? right.length : 0) };
}

/** What holds of each kind of elements, wrong or right, and in how many. */
function findKinds(
  sample: readonly GradcheckElement[],
  shape: readonly number[],
  sums: TargetSums | null,
  target: ArrayLike<number> | null,
): Omit<GradcheckPattern, "of"> | null {
  const matched = sample.filter(({ verdict }) => verdict !== "unresolved").length;
  const factors = findFactors(sample, shape, sums);
  if (factors !== null) return { text: factors, matched };
  const shift = target === null ? null : findShift(sample, shape, target);
  if (shift !== null) return shift;
  const term = sums === null ? null : findSquaredTerm(sample, sums);
  return term === null ? null : { text: term, matched };
}

function zeros(wrong: readonly GradcheckElement[]): string | null {
  return wrong.every(({ analytic }) => analytic === 0)
    ? "analytic is 0 where numeric is not: detached from f, or overwritten"
    : null;
}

/** One factor of all wrong elements, and what it may come from. */
function factor(wrong: readonly GradcheckElement[], shape: readonly number[]): string | null {
  const ratio = sharedRatio(wrong);
  const clearest = leastOf(wrong, relativeBar);
  // An error that is a small part of every derivative is not thereby the same part of each.
  if (ratio === null || !isKnown(clearest)) return null;
  const near = Math.max(RATIO_ROUNDING, Math.min(relativeBar(clearest), MAX_NAMED_DOUBT));
  const named = namedFactors(shape).find(([value]) => Math.abs(ratio / value - 1) < near);
  return `analytic = ${ratioText(named?.[0] ?? ratio)} × numeric${named ? `: ${named[1]}` : ""}`;
}

/** Reports whether an error is so many bars large that its size is known. */
function isKnown({ analytic, numeric, bar }: GradcheckElement): boolean {
  return 2 * bar <= Math.abs(analytic - numeric);
}

/** Relative doubt about a factor above which it has no name. */
const MAX_NAMED_DOUBT = 0.01;

function namedFactors(shape: readonly number[]): [number, string][] {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const named: [number, string][] = [
    [-1, "the sign is wrong"],
    [2, "a 2 too many"],
    [0.5, "a 2 is missing"],
    [-2, "the sign is wrong, and a 2 too many"],
    [-0.5, "the sign is wrong, and a 2 is missing"],
    [size, `${size} is the number of elements: f takes their mean, the gradient does not`],
    [1 / size, `1/${size}, the number of elements: the gradient takes their mean, f does not`],
  ];
  for (const [axis, extent] of shape.entries()) {
    if (axis === 0) named.push([extent, `${extent} is the batch: its mean is missing in the gradient`]);
    named.push([extent, `${extent} is the length of axis ${axis}: f takes its mean, the gradient does not`]);
    named.push([
      1 / extent,
      `1/${extent}, the length of axis ${axis}: the gradient takes its mean, f does not`,
    ]);
  }
  return named.filter(([value]) => value !== 1);
}

/** One number by which every analytic derivative is too large. */
function offset(wrong: readonly GradcheckElement[]): string | null {
  const clearest = leastOf(wrong, ({ bar }) => bar);
  const constant = clearest.analytic - clearest.numeric;
  const holds = ({ analytic, numeric, bar }: GradcheckElement) =>
    Math.abs(analytic - numeric - constant) <= bar + clearest.bar + RATIO_ROUNDING * Math.abs(constant);
  if (!isKnown(clearest) || !wrong.every(holds)) return null;
  return `analytic = numeric ${constant < 0 ? "−" : "+"} ${Math.abs(constant).toPrecision(4)}`;
}

/** What is true of every wrong element and of no right one. */
function place(
  wrong: readonly GradcheckElement[],
  right: readonly GradcheckElement[],
  shape: readonly number[],
): string | null {
  const marks: [string, (element: GradcheckElement) => boolean][] = [
    ["only where the target is 1", ({ target }) => target === 1],
    ["only where the target is 0", ({ target }) => target === 0],
    ["only where x is 0", ({ x }) => x === 0],
    ["only where x is 1", ({ x }) => x === 1],
  ];
  for (const [axis, extent] of shape.entries()) {
    const position = wrong[0]!.coordinates[axis];
    if (extent > 1)
      marks.push([
        `only at ${position} of axis ${axis}`,
        ({ coordinates }) => coordinates[axis] === position,
      ]);
  }
  return marks.find(([, holds]) => wrong.every(holds) && !right.some(holds))?.[0] ?? null;
}
