import type { ScoreSummary } from "../../src/metrics/statistics/summary.ts";

interface Summaries {
  readonly classes: readonly { readonly scores: Readonly<Record<string, ScoreSummary>> }[];
  readonly overall: Readonly<Record<string, ScoreSummary>>;
}

/** The differences of one report from another, as texts: root mean squares over the intervals, and the largest ones of means and medians. */
export function differences(report: string, other: string): string[] {
  const [wants, gots] = [report, other].map((text) => summariesOf(JSON.parse(text) as Summaries));
  let [mean, median, widths, ends] = [0, 0, 0, 0];
  for (const [k, want] of wants!.entries()) {
    const got = gots![k]!;
    const [low, high] = [Number(want.mean.low), Number(want.mean.high)];
    const [gotLow, gotHigh] = [Number(got.mean.low), Number(got.mean.high)];
    const width = high - low;
    mean = Math.max(mean, Math.abs(Number(got.mean.value) - Number(want.mean.value)));
    median = Math.max(median, Math.abs(Number(got.median) - Number(want.median)));
    widths += ((gotHigh - gotLow) / width - 1) ** 2;
    ends += (((gotLow - low) / width) ** 2 + ((gotHigh - high) / width) ** 2) / 2;
  }
  const percent = (squares: number) => `± ${(100 * Math.sqrt(squares / wants!.length)).toFixed(1)} %`;
  return [percent(widths), percent(ends), mean.toExponential(0), median.toExponential(0)];
}

function summariesOf({ classes, overall }: Summaries): ScoreSummary[] {
  return [...classes.flatMap(({ scores }) => Object.values(scores)), ...Object.values(overall)];
}
