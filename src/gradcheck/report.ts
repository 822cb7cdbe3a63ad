import { describeList } from "../tensor/describe.ts";

/** What a check can say: the third is that f cannot show it. */
export type Verdict = "pass" | "fail" | "unresolved";

/** One element of x, and the derivative of f along it. */
export interface GradcheckElement {
  /** Position in x, in shape coordinates. */
  readonly coordinates: readonly number[];
  readonly x: number;
  /** From the tape. */
  readonly analytic: number;
  /** From differences, right to within `bar`. */
  readonly numeric: number;
  readonly bar: number;
  readonly verdict: Verdict;
}

/** What {@link gradcheck} found. */
export interface GradcheckReport {
  readonly verdict: Verdict;
  /** Relative to the largest entry of the gradient: the error that would have been seen in every element checked. */
  readonly resolution: number;
  /** Value of f at x. */
  readonly value: number;
  /** Elements of x. */
  readonly size: number;
  /** Those that were checked. */
  readonly elements: readonly GradcheckElement[];
  /** Evaluations of f. */
  readonly evaluations: number;
  readonly seed: number;
}

/** The report as text: the verdict, and the elements that disagree most. */
export function formatReport(report: GradcheckReport): string {
  const { verdict, resolution, size, elements, evaluations, seed } = report;
  const saying = {
    pass: `every element agrees; a relative error of ${resolution.toExponential(0)} would have been seen`,
    fail: "the gradient is not that of the function",
    unresolved: "the function is too noisy, or not defined around x, to show its derivative",
  }[verdict];
  const lines = [
    `gradcheck: ${verdict}: ${saying}`,
    `  ${elements.length} of ${size} elements, ${evaluations} evaluations, seed ${seed}`,
  ];
  const worst = elements
    .filter((element) => element.verdict !== "pass")
    .sort((a, b) => distance(b) - distance(a));
  for (const { coordinates, x, analytic, numeric, bar } of worst.slice(0, 8)) {
    lines.push(
      `  at ${describeList(coordinates)}, x = ${x}: analytic ${analytic}, numeric ${numeric} ± ${bar.toExponential(0)}`,
    );
  }
  if (worst.length > 8) lines.push(`  and ${worst.length - 8} more`);
  return lines.join("\n");
}

/** How far an element is off, in bars; one that cannot be checked comes last. */
function distance({ analytic, numeric, bar }: GradcheckElement): number {
  if (Number.isNaN(analytic)) return Infinity;
  return Number.isFinite(bar) ? Math.abs(analytic - numeric) / bar : 0;
}
