import type { GradcheckElement } from "../measure/check-element.ts";
import type { TargetSums } from "./find-factors.ts";

/** What the derivatives 2·x·a − 2·t·b of a ratio whose denominator holds squares are made of. */
interface Parts {
  readonly a: number;
  readonly b: number;
}

/**
 * The term of a Dice loss, or score, with squares in its denominator that a gradient has wrong. The numeric derivatives of (2I + s) / (Q + s′) give
 * f's own numerator and denominator, whatever the smoothing; each known mistake predicts the analytic ones. Null where f is another
 * function, or no mistake explains all of them.
 */
export function findSquaredTerm(elements: readonly GradcheckElement[], sums: TargetSums): string | null {
  const known = elements.filter(({ verdict, target }) => verdict !== "unresolved" && target !== null);
  if (known.length < MIN_ELEMENTS) return null;
  const parts = fitted(known);
  if (parts === null || parts.b === 0) return null;
  const { intersection, squares } = sums;
  // The slopes of a score have the other sign.
  const sign = Math.sign(parts.b);
  const denominator = sign / parts.b;
  const numerator = sign * parts.a * denominator * denominator;
  const [smooth, smoothAbove] = [denominator - squares, numerator - 2 * intersection];
  const ratio = (above: number, below: number): Parts => ({
    a: (sign * above) / (below * below),
    b: sign / below,
  });
  const mistakes: [string, Parts][] = [
    ["the smoothing is missing in the denominator", ratio(numerator, denominator - smooth)],
    ["the smoothing is missing in the numerator", ratio(numerator - smoothAbove, denominator)],
    ["the smoothing is missing", ratio(numerator - smoothAbove, denominator - smooth)],
    ["the denominator is taken for a constant", { a: 0, b: parts.b }],
    ["the squares of the denominator lack their 2", { a: parts.a / 2, b: parts.b }],
  ];
  const found = mistakes.find(([, mistake]) => known.every((one) => explains(one, mistake)));
  return found === undefined ? null : `with squares in the denominator, ${found[0]}`;
}

/** The parts that all numeric derivatives are made of, by least squares; null where they are not. */
function fitted(elements: readonly GradcheckElement[]): Parts | null {
  let [xx, xt, tt, xn, tn] = [0, 0, 0, 0, 0];
  for (const { x, target, numeric } of elements) {
    xx += 4 * x * x;
    xt -= 4 * x * target!;
    tt += 4 * target! * target!;
    xn += 2 * x * numeric;
    tn -= 2 * target! * numeric;
  }
  const determinant = xx * tt - xt * xt;
  if (!(determinant > MIN_SPREAD * xx * tt)) return null;
  const parts = { a: (xn * tt - tn * xt) / determinant, b: (xx * tn - xt * xn) / determinant };
  const isMade = elements.every(
    (one) => Math.abs(slopeOf(one, parts) - one.numeric) <= one.bar + ROUNDING * Math.abs(one.numeric),
  );
  return isMade ? parts : null;
}

function slopeOf({ x, target }: GradcheckElement, { a, b }: Parts): number {
  return 2 * x * a - 2 * target! * b;
}

/** Reports whether a mistake makes an analytic derivative what it is, but for a small part of its error. */
function explains(element: GradcheckElement, mistake: Parts): boolean {
  const { analytic, numeric, bar } = element;
  const left = Math.abs(slopeOf(element, mistake) - analytic);
  const error = Math.abs(analytic - numeric);
  return left <= MAX_UNEXPLAINED * error || left <= Math.min(bar, MAX_UNEXPLAINED * Math.abs(numeric));
}

/** Elements from which two parts are read, and others that confirm them. */
const MIN_ELEMENTS = 6;

/** The part of a determinant below which x and the target say the same. */
const MIN_SPREAD = 1e-3;

/** Relative rounding of derivatives. */
const ROUNDING = 1e-9;

/** Largest part of an error that a mistake may leave unexplained. */
const MAX_UNEXPLAINED = 0.01;
