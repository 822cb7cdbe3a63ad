/**
 * How often a 95 % interval holds the mean, the median, or the mean difference of two models, over shapes of scores and numbers of
 * cases, as the tables of docs/metrics.md.
 *
 *     npm run coverage [-- trials [beginning of the titles of tables]]
 */
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { boundedDraws } from "../../src/metrics/intervals/bounded-draws.ts";
import { boundedDifference, boundedInterval } from "../../src/metrics/intervals/bounded-interval.ts";
import type { Bounds } from "../../src/metrics/intervals/bounded-sample.ts";
import { meanEstimate } from "../../src/metrics/intervals/mean-estimate.ts";
import { quantile } from "../../src/metrics/statistics/quantile.ts";
import { quantileInterval } from "../../src/metrics/statistics/quantile-interval.ts";
import { leastCoverage } from "./least-coverage.ts";
import { narrowerIntervals, type SampleInterval } from "./narrower.ts";
import { BITS, DIFFERENCES, MEDIANS, SHAPES, type Shape } from "./shapes.ts";

const trials = Number(process.argv[2] ?? 1000);
const wanted = process.argv[3] ?? "";
const RESAMPLES = 1000;
const CONFIDENCE = 0.95;
const CASES = [5, 10, 20, 50, 100, 200];
/** Of medians: fewest, and those of which order statistics alone hold in 96 to 99 %. */
const CASES_OF_MEDIANS = [6, 10, 11, 14, 19, 50, 200];

type Interval = readonly [low: number, high: number] | null;
type Method = (values: Float64Array, trial: number, shape: Shape) => Interval;

const draws = CASES.map((cases) => boundedDraws(cases, RESAMPLES, 1));
const bounded: Method = (values) =>
  boundedInterval(values, [0, 1], CONFIDENCE, draws[CASES.indexOf(values.length)]!);

/** The percentile bootstrap, which a report does not use. */
const percentile: Method = (values, trial) => {
  const random = mulberry32(trial);
  const means = Float64Array.from({ length: 400 }, () => {
    let sum = 0;
    for (let k = 0; k < values.length; k++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort();
  return [quantile(means, 0.025), quantile(means, 0.975)];
};

/** As a comparison shows it, or withholds it. */
const difference: Method = (values, _, { bounds = [-1, 1] }) => {
  const value = values.reduce((sum, one) => sum + one, 0) / values.length;
  const weights = draws[CASES.indexOf(values.length)]!;
  const { mean: estimate } = meanEstimate(value, values, bounds, CONFIDENCE, weights, boundedDifference);
  return estimate.low === null ? null : [Number(estimate.low), Number(estimate.high)];
};

const medianBy =
  (ends: "interpolated" | "order-statistics"): Method =>
  (values) => {
    const { low, high } = quantileInterval(values, { confidence: CONFIDENCE, ends });
    return low === null || high === null ? null : [low, high];
  };

/** In how many of the trials there is an interval, and in how many it holds the truth. */
interface Coverage {
  readonly shown: number;
  readonly held: number;
  /** Why the interval holds so often, where that is in more than 97 %. */
  readonly reason?: string;
}

/** The coverage that is wanted of 10 cases or more. */
const WANTED = [0.93, 0.97] as const;
const FEWEST_WANTED = 10;

function coverage(shape: Shape, truth: number, cases: number, method: Method, count: number): Coverage {
  const intervals: SampleInterval[] = [];
  let held = 0;
  for (let trial = 0; trial < count; trial++) {
    const values = Float64Array.from({ length: cases }, shape.draw);
    const interval = method(values, trial, shape);
    if (interval === null) continue;
    const [low, high] = interval;
    intervals.push({ low, high, mean: values.reduce((sum, value) => sum + value, 0) / cases });
    // Sums of equal values differ by rounding.
    if (low <= truth + 1e-9 && truth <= high + 1e-9) held++;
  }
  const shown = intervals.length;
  const bounds = boundsIn(method, shape);
  if (bounds === null || cases < FEWEST_WANTED || held <= WANTED[1] * shown) return { shown, held };
  const narrower = narrowerIntervals(intervals, truth, bounds, cases, WANTED);
  const cells = narrower
    ? [
        `${narrower.ends} to ${narrower.part.toFixed(2)}`,
        (100 * narrower.held).toFixed(1),
        `${100 * narrower.share} % at ${narrower.bound}`,
        (100 * narrower.heldBeside).toFixed(1),
      ]
    : ["few means are possible", "–", "–", "–"];
  const reason = `| ${[shape.name, cases, ((100 * held) / shown).toFixed(1), ...cells].join(" | ")} |`;
  return { shown, held, reason };
}

/** The bounds of the values of a bounded interval; `null` of any other. */
function boundsIn(method: Method, { bounds }: Shape): Bounds | null {
  if (method === bounded) return bounds ?? [0, 1];
  return method === difference ? (bounds === undefined ? [-1, 1] : bounds) : null;
}

/** The part of the intervals that hold the truth, in per cent. */
function percent({ shown, held }: Coverage): number | null {
  return shown === 0 ? null : (100 * held) / shown;
}

function tableRow(name: string, values: readonly (number | null)[]): string {
  return `| ${name} | ${values.map((value) => (value === null ? "–" : value.toFixed(1))).join(" | ")} |`;
}

/** The middle of many draws. */
function medianOf(shape: Shape): number {
  const values = Float64Array.from({ length: 200_001 }, shape.draw).sort();
  return values[100_000]!;
}

function table(
  title: string,
  shapes: readonly Shape[],
  truthOf: (shape: Shape) => number,
  method: Method,
  { count = trials, numbers = CASES }: { readonly count?: number; readonly numbers?: readonly number[] } = {},
): void {
  if (!title.startsWith(wanted)) return;
  console.log(`\n| ${title} | ${numbers.map((cases) => `n = ${cases}`).join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(numbers.length)}`);
  const rows = shapes.map((shape) => {
    const truth = truthOf(shape);
    const row = numbers.map((cases) => coverage(shape, truth, cases, method, count));
    console.log(tableRow(shape.name, row.map(percent)));
    return row;
  });
  const columns = numbers.map((_, k) => rows.map((row) => row[k]!));
  const least = columns.map((column) => {
    const found = column.map(percent).filter((value) => value !== null);
    return found.length === 0 ? null : Math.min(...found);
  });
  console.log(tableRow("**least**", least));
  const withheld = columns.map((column) => {
    const shown = column.reduce((sum, one) => sum + one.shown, 0);
    return 100 - (100 * shown) / (count * column.length);
  });
  console.log(tableRow("**withheld**", withheld));
  const reasons = rows.flat().flatMap(({ reason }) => reason ?? []);
  if (reasons.length === 0) return;
  console.log(`\n| ${title}: above 97 % | n | holds | cut | then holds | other shape | holds it at most |`);
  console.log(`| --- |${" --- |".repeat(6)}`);
  for (const reason of reasons) console.log(reason);
}

console.log(
  `95 % intervals, ${trials} trials: per cent that hold the truth, and per cent without an interval`,
);
table("mean, bounded", SHAPES, ({ mean: truth }) => truth, bounded);
if ("mean of 0 or 1, least possible".startsWith(wanted)) {
  console.log(`\n| mean of 0 or 1, least possible | ${CASES.map((cases) => `n = ${cases}`).join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(CASES.length)}`);
  for (const part of BITS)
    console.log(
      tableRow(
        `0 or 1, ${100 * part} % ones`,
        CASES.map((cases) => 100 * leastCoverage(cases, part, 0.93)),
      ),
    );
}
table("mean, percentile", SHAPES, ({ mean: truth }) => truth, percentile, { count: Math.ceil(trials / 2) });
table("median, interpolated", MEDIANS, medianOf, medianBy("interpolated"), { numbers: CASES_OF_MEDIANS });
table("median, by order statistics", MEDIANS, medianOf, medianBy("order-statistics"), {
  numbers: CASES_OF_MEDIANS,
});
table("difference of means, bounded", DIFFERENCES, ({ mean: truth }) => truth, difference);
table("difference of means, percentile", DIFFERENCES, ({ mean: truth }) => truth, percentile);
