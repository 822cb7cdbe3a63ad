import type { GradcheckElement } from "../measure/check-element.ts";
import { ratioText, sharedRatio } from "./shared-ratio.ts";

/** Sums over all elements of x and of the target, of which a ratio like Dice is made. */
export interface TargetSums {
  readonly intersection: number;
  readonly predicted: number;
  readonly actual: number;
  /** Σ x² + Σ t². */
  readonly squares: number;
  readonly size: number;
}

/**
 * One factor for each kind of element: where the target is 1 and where it is 0, or for each position along an axis. Null
 * where elements of a kind have no factor in common, or all have the same.
 *
 * @param sums - of x and target, if the target is known everywhere
 */
export function findFactors(
  sample: readonly GradcheckElement[],
  shape: readonly number[],
  sums: TargetSums | null,
): string | null {
  const judged = sample.filter(({ verdict }) => verdict !== "unresolved");
  const byTarget = ratiosBy(judged, ({ target }) => target);
  if (byTarget !== null && byTarget.size === 2 && byTarget.has(0) && byTarget.has(1)) {
    const text = `analytic = ${ratioText(byTarget.get(1)!)} × numeric where the target is 1, ${ratioText(byTarget.get(0)!)} × where it is 0`;
    const term = findTerm(judged, sums);
    return term === null ? text : `${text}: ${term}`;
  }
  for (const [axis, extent] of shape.entries()) {
    if (extent < 2 || extent > MAX_FACTORS) continue;
    const byPlace = ratiosBy(judged, ({ coordinates }) => coordinates[axis]!);
    if (byPlace === null || byPlace.size < 2) continue;
    const places = [...byPlace].sort(([a], [b]) => a - b);
    const list = places.map(([place, ratio]) => `${ratioText(ratio)} at ${place}`);
    return `analytic over numeric depends on the position along axis ${axis}: ${list.join(", ")}`;
  }
  return null;
}

/** Positions along an axis that a sentence lists. */
const MAX_FACTORS = 6;

/** Elements of a kind that must share a factor. */
const MIN_OF_A_KIND = 2;

/** The factor of each kind of element; null where one kind has none, or all kinds have the same. */
function ratiosBy(
  elements: readonly GradcheckElement[],
  kindOf: (element: GradcheckElement) => number | null,
): Map<number, number> | null {
  const kinds = new Map<number, GradcheckElement[]>();
  for (const element of elements) {
    const kind = kindOf(element);
    if (kind === null) return null;
    kinds.set(kind, [...(kinds.get(kind) ?? []), element]);
  }
  const ratios = new Map<number, number>();
  for (const [kind, members] of kinds) {
    const ratio = members.length < MIN_OF_A_KIND ? null : sharedRatio(members);
    if (ratio === null) return null;
    ratios.set(kind, ratio);
  }
  const [first] = ratios.values();
  return [...ratios.values()].every((ratio) => ratio === first) ? null : ratios;
}

/** The gradient of 1 − numerator/denominator for an element whose target is 1, and for one whose target is 0. */
type Slopes = readonly [atTarget: number, elsewhere: number];

/**
 * The term of a Dice loss that a gradient of two values has wrong. The numeric slopes give f's own numerator
 * 2I + s and denominator P + T + s, whatever the smoothing s; each known mistake predicts the analytic ones.
 */
export function findTerm(elements: readonly GradcheckElement[], sums: TargetSums | null): string | null {
  if (sums === null || !elements.some(({ target }) => target === 0)) return null;
  if (!elements.some(({ target }) => target === 1)) return null;
  const meanOf = (value: (element: GradcheckElement) => number, target: number) => {
    const members = elements.filter((element) => element.target === target);
    return members.reduce((sum, element) => sum + value(element), 0) / members.length;
  };
  const found: Slopes = [meanOf((e) => e.numeric, 1), meanOf((e) => e.numeric, 0)];
  // The slopes of a score have the other sign.
  const sign = found[1] < found[0] ? -1 : 1;
  const numeric: Slopes = [sign * found[0], sign * found[1]];
  const analytic: Slopes = [sign * meanOf((e) => e.analytic, 1), sign * meanOf((e) => e.analytic, 0)];
  const { intersection, predicted, actual, size } = sums;
  const denominator = 2 / (numeric[1] - numeric[0]);
  const numerator = numeric[1] * denominator * denominator;
  const smooth = denominator - predicted - actual;
  const smoothAbove = numerator - 2 * intersection;
  if (!(smooth > -DENOMINATOR_ROUNDING * denominator)) return null;
  const dice = (above: number, below: number): Slopes => [
    above / (below * below) - 2 / below,
    above / (below * below),
  ];
  const half = numerator / 2 / (denominator * denominator);
  const mistakes: [string, Slopes][] = [
    ["the smoothing is missing in the denominator", dice(numerator, denominator - smooth)],
    ["the smoothing is missing in the numerator", dice(numerator - smoothAbove, denominator)],
    ["the smoothing is missing", dice(numerator - smoothAbove, denominator - smooth)],
    ["the sum of the target is left out of the denominator", dice(numerator, denominator - actual)],
    ["the sum of x is left out of the denominator", dice(numerator, denominator - predicted)],
    ["the denominator is taken for a constant", [-2 / denominator, 0]],
    [
      "f takes sums over the elements, the gradient means, beside the same smoothing",
      dice(numerator + (size - 1) * smoothAbove, denominator + (size - 1) * smooth),
    ],
    [
      "f takes means over the elements, the gradient sums, beside the same smoothing",
      dice(2 * intersection + smoothAbove / size, denominator - smooth + smooth / size),
    ],
    ["the 2 of the numerator is missing", [half - 1 / denominator, half]],
    ["the numerator lacks its 2 where the denominator is differentiated", [half - 2 / denominator, half]],
  ];
  const explains = (slopes: Slopes) =>
    slopes.every(
      (slope, k) =>
        Math.abs(slope - analytic[k]!) <= MAX_UNEXPLAINED * Math.abs(analytic[k]! - numeric[k]!) ||
        Math.abs(slope - analytic[k]!) <= DENOMINATOR_ROUNDING * Math.abs(analytic[k]!),
    );
  return mistakes.find(([, slopes]) => explains(slopes))?.[0] ?? null;
}

/** Largest part of an error that a mistake may leave unexplained. */
const MAX_UNEXPLAINED = 0.01;

/** Relative rounding of sums and slopes from which terms are read. */
const DENOMINATOR_ROUNDING = 1e-9;
