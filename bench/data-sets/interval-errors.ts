import type { ScoreSummary } from "../../src/metrics/statistics/summary.ts";

interface Summaries {
  readonly classes: readonly { readonly scores: Readonly<Record<string, ScoreSummary>> }[];
  readonly overall: Readonly<Record<string, ScoreSummary>>;
}

/** The largest differences of a report whose cases are not kept from that of all cases, as a sentence. */
export function intervalErrors(whole: string, streamed: string): string {
  const [wants, gots] = [whole, streamed].map((text) => summariesOf(JSON.parse(text) as Summaries));
  let [mean, median, width, end] = [0, 0, 0, 0];
  for (const [k, want] of wants!.entries()) {
    const got = gots![k]!;
    const [low, high] = [Number(want.mean.low), Number(want.mean.high)];
    const ends = [Number(got.mean.low), Number(got.mean.high)] as const;
    mean = Math.max(mean, Math.abs(Number(got.mean.value) - Number(want.mean.value)));
    median = Math.max(median, Math.abs(Number(got.median) - Number(want.median)));
    width = Math.max(width, Math.abs((ends[1] - ends[0]) / (high - low) - 1));
    end = Math.max(end, Math.abs(ends[0] - low) / (high - low), Math.abs(ends[1] - high) / (high - low));
  }
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  return (
    `Of ${wants!.length} intervals, the widths differ by at most ${percent(width)} and the ends by ${percent(end)} of the width; ` +
    `means differ by ${mean.toExponential(0)}, medians by ${median.toExponential(0)}.`
  );
}

function summariesOf({ classes, overall }: Summaries): ScoreSummary[] {
  return [...classes.flatMap(({ scores }) => Object.values(scores)), ...Object.values(overall)];
}
