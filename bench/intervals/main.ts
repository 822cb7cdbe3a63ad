/**
 * How often a 95 % interval holds the mean, the median, or the mean difference of two models, over shapes of scores and numbers of
 * cases, as the tables of docs/metrics.md.
 *
 *     npm run coverage [-- trials [beginning of the titles of tables]]
 */
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { boundedDraws } from "../../src/metrics/intervals/bounded-draws.ts";
import { boundedDifference, boundedInterval } from "../../src/metrics/intervals/bounded-interval.ts";
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
  /** Why the interval holds so often, where that is in more than 97 %: a row of a table, and its kind. */
  readonly reason?: { readonly row: string; readonly kind: string };
}

/** The coverage that is wanted of 10 cases or more. */
const WANTED = [0.93, 0.97] as const;
const FEWEST_WANTED = 10;

/** Samples of a shape, and what is known of them. */
interface Samples {
  readonly shape: Shape;
  readonly truth: number;
  readonly cases: number;
  readonly intervals: readonly SampleInterval[];
  /** The share of the values that are the truth. */
  readonly equal: number;
}

/** Why intervals hold in more than is wanted: columns of a table, the cells of a row, and the kind of a reason. */
interface Explanation {
  readonly head: readonly string[];
  readonly cells: (samples: Samples) => readonly string[];
  readonly kindOf: (cells: readonly string[]) => string;
}

/** By intervals that are cut, and another shape that these would miss. */
const byCut: Explanation = {
  head: ["cut", "then holds", "other shape", "holds it at most"],
  cells: ({ shape, truth, cases, intervals }) => {
    const bounds = shape.bounds ?? (DIFFERENCES.includes(shape) ? [-1, 1] : [0, 1]);
    const { ones } = shape;
    if (ones !== undefined) {
      const possible = leastCoverage(cases, ones, WANTED[0]);
      return ["to the least possible", (100 * possible).toFixed(1), "–", "–"];
    }
    const found = narrowerIntervals(intervals, truth, bounds, cases, WANTED);
    if (found === null) return ["few means are possible", "–", "–", "–"];
    const { ends, part, held, bound, share, heldBeside } = found;
    return [
      `${ends} to ${part.toFixed(2)}`,
      (100 * held).toFixed(1),
      `${Number((100 * share).toPrecision(3))} % at ${bound}`,
      (100 * heldBeside).toFixed(1),
    ];
  },
  kindOf: ([, , , beside]) =>
    beside === "–"
      ? "have few possible means"
      : Number(beside) < 100 * WANTED[0]
        ? "would miss another shape if they were cut"
        : "could be cut, as far as the other shapes show",
};

/** By the scores that are the median. */
const byAtom: Explanation = {
  head: ["scores at the median, %"],
  cells: ({ equal }) => [(100 * equal).toFixed(1)],
  kindOf: () => "have scores at the median",
};

function coverage(
  shape: Shape,
  truth: number,
  cases: number,
  method: Method,
  { count, explanation }: { readonly count: number; readonly explanation: Explanation | null },
): Coverage {
  const intervals: SampleInterval[] = [];
  let [held, equal] = [0, 0];
  for (let trial = 0; trial < count; trial++) {
    const values = Float64Array.from({ length: cases }, shape.draw);
    equal += values.filter((value) => value === truth).length;
    const interval = method(values, trial, shape);
    if (interval === null) continue;
    const [low, high] = interval;
    intervals.push({ low, high, mean: values.reduce((sum, value) => sum + value, 0) / cases });
    // Sums of equal values differ by rounding.
    if (low <= truth + 1e-9 && truth <= high + 1e-9) held++;
  }
  const shown = intervals.length;
  if (explanation === null || cases < FEWEST_WANTED || held <= WANTED[1] * shown) return { shown, held };
  const cells = explanation.cells({ shape, truth, cases, intervals, equal: equal / (count * cases) });
  return {
    shown,
    held,
    reason: {
      row: `| ${[shape.name, cases, ((100 * held) / shown).toFixed(1), ...cells].join(" | ")} |`,
      kind: explanation.kindOf(cells),
    },
  };
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
  {
    count = trials,
    numbers = CASES,
    explanation = null,
  }: {
    readonly count?: number;
    readonly numbers?: readonly number[];
    readonly explanation?: Explanation | null;
  } = {},
): void {
  if (!title.startsWith(wanted)) return;
  console.log(`\n| ${title} | ${numbers.map((cases) => `n = ${cases}`).join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(numbers.length)}`);
  const rows = shapes.map((shape) => {
    const truth = truthOf(shape);
    const row = numbers.map((cases) => coverage(shape, truth, cases, method, { count, explanation }));
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
  if (explanation === null || reasons.length === 0) return;
  const head = ["n", "holds", ...explanation.head];
  console.log(`\n| ${title}: above 97 % | ${head.join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(head.length)}`);
  for (const { row } of reasons) console.log(row);
  console.log(`\n${summary(rows, numbers, reasons)}`);
}

/** How many cells of enough cases are as wanted, and the others by their reason. */
function summary(
  rows: readonly (readonly Coverage[])[],
  numbers: readonly number[],
  reasons: readonly { readonly kind: string }[],
): string {
  const cells = rows.flatMap((row) => row.filter((one, k) => numbers[k]! >= FEWEST_WANTED && one.shown > 0));
  const below = cells.filter((one) => percent(one)! < 100 * WANTED[0]).length;
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  const parts = kinds.map((kind) => `${reasons.filter((one) => one.kind === kind).length} ${kind}`);
  return (
    `of ${cells.length} cells of ${FEWEST_WANTED} cases or more, ${cells.length - below - reasons.length} hold in 93 to 97 %, ` +
    `${below} in less; of the ${reasons.length} above, ${parts.join(", ")}`
  );
}

console.log(
  `95 % intervals, ${trials} trials: per cent that hold the truth, and per cent without an interval`,
);
table("mean, bounded", SHAPES, ({ mean: truth }) => truth, bounded, { explanation: byCut });
if ("mean of 0 or 1, least possible".startsWith(wanted)) {
  console.log(`\n| mean of 0 or 1, least possible | ${CASES.map((cases) => `n = ${cases}`).join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(CASES.length)}`);
  for (const part of BITS)
    console.log(
      tableRow(
        `0 or 1, ${100 * part} % ones`,
        CASES.map((cases) => 100 * leastCoverage(cases, part, WANTED[0])),
      ),
    );
}
table("mean, percentile", SHAPES, ({ mean: truth }) => truth, percentile, { count: Math.ceil(trials / 2) });
table("median, interpolated", MEDIANS, medianOf, medianBy("interpolated"), {
  numbers: CASES_OF_MEDIANS,
  explanation: byAtom,
});
table("median, by order statistics", MEDIANS, medianOf, medianBy("order-statistics"), {
  numbers: CASES_OF_MEDIANS,
});
table("difference of means, bounded", DIFFERENCES, ({ mean: truth }) => truth, difference, {
  explanation: byCut,
});
table("difference of means, percentile", DIFFERENCES, ({ mean: truth }) => truth, percentile);
