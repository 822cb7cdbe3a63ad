import picocolors from "picocolors";
import { intervalText, medianIntervalText } from "../text/interval-text.ts";
import { casesText, countText, scoreText, scoreTitle, signedText, valueText } from "../text/score-text.ts";
import { displayWidth, foldColumns } from "../text/text-table.ts";
import { visibleText } from "../text/visible-text.ts";
import type { TableStyle } from "../write/data-set-table.ts";
import type { ModelComparison, ScoreComparison } from "./compare-meters.ts";

/** The comparison for a reader: a table for each score, the cases that became worse, and how p was computed. */
export function comparisonTable(comparison: ModelComparison, { colors, width }: TableStyle): string {
  const { bold, dim } = picocolors.createColors(colors);
  const block = ([head, ...rows]: readonly string[]) => {
    const rule = dim("─".repeat(displayWidth(head!)));
    return [dim(head!), rule, ...rows.slice(0, -1), rule, bold(rows.at(-1)!), ""];
  };
  return [
    ...headLines(comparison).map(([label, text]) => `${dim(label.padEnd(8))}${visibleText(text)}`),
    "",
    ...comparison.scores.flatMap((score) =>
      foldColumns(comparisonRows(comparison, score), { repeated: 2, width }).flatMap(block),
    ),
    ...footLines(comparison).map((line) => dim(visibleText(line))),
    "",
  ].join("\n");
}

export function headLines({
  first,
  second,
  cases,
  onlyFirst,
  onlySecond,
}: ModelComparison): [string, string][] {
  const counts = [
    `${countText(cases.length)} in both`,
    ...(onlyFirst.length > 0 ? [`${countText(onlyFirst.length)} only in the first`] : []),
    ...(onlySecond.length > 0 ? [`${countText(onlySecond.length)} only in the second`] : []),
  ];
  return [
    ["first", first],
    ["second", second],
    ["cases", counts.join(", ")],
  ];
}

/** The rows of one score, the head first, in which the models have these names. */
export function comparisonRows(
  { classes, overall, confidence }: ModelComparison,
  score: string,
  models: readonly [first: string, second: string] = ["first", "second"],
): string[][] {
  const head = [
    scoreTitle(score),
    "cases",
    ...models,
    "difference",
    `${confidence * 100} % interval`,
    "wins",
    "ties",
    "losses",
    "Wilcoxon p",
    "permutation p",
  ];
  const digits = String(classes.at(-1)?.class ?? 0).length;
  const rows = classes.map(({ class: label, name, scores }) =>
    rowOf(`${String(label).padStart(digits)}${name ? ` ${name}` : ""}`, score, scores[score]!),
  );
  return [head, ...rows, rowOf("mean", score, overall[score]!)];
}

function rowOf(label: string, score: string, one: ScoreComparison): string[] {
  const { mean, first, second, wins, ties, losses, wilcoxon, permutation } = one;
  const { low, high } = mean;
  const interval = low === null ? "–" : `${signedText(score, low)} to ${signedText(score, high)}`;
  return [
    label,
    countText(one.cases),
    valueText(score, first),
    valueText(score, second),
    signedText(score, mean.value),
    interval,
    ...[wins, ties, losses].map(countText),
    pText(wilcoxon.adjusted),
    pText(permutation.adjusted),
  ];
}

function pText(p: number | null): string {
  return p === null ? "–" : scoreText(p);
}

export function footLines(comparison: ModelComparison): string[] {
  const { scores, regressions, overall } = comparison;
  const worse = scores.flatMap((score) => {
    const cases = regressions[score] ?? [];
    if (cases.length === 0) return [];
    const list = cases.map(({ id, difference }) => `${id} (${signedText(score, difference)})`);
    return [`${scoreTitle(score)}: the first is worst beside the second in ${list.join(", ")}`];
  });
  // Of each score, which it names where there are several.
  const ofMeans = (describe: (one: ScoreComparison) => string) =>
    scores
      .map((score) => (scores.length > 1 ? `${scoreTitle(score)}: ` : "") + describe(overall[score]!))
      .join("; ");
  return [
    "difference: first − second; wins: cases in which the first is better",
    ...(comparison.resamples > 0 ? [intervalText(comparison)] : []),
    ...missingIntervals(comparison),
    ...medianLines(comparison),
    ...unpairedLines(comparison),
    ...missingTests(comparison),
    `Wilcoxon: signed-rank, two-sided, differences of 0 left out; of the means ${ofMeans(rankText)}`,
    `permutation: of signs, two-sided; of the means ${ofMeans(flipText)}`,
    "p of classes: Holm's correction over the classes that have a p",
    ...worse,
    ...boundLines(comparison, scores),
  ];
}

function rankText({ wilcoxon: { n, zeros, ties, method } }: ScoreComparison): string {
  const counts = `${countText(n)} differences, ${countText(zeros)} zeros, ${countText(ties)} ties`;
  return `${counts}, ${method === "exact" ? "exact" : "normal approximation"}`;
}

function flipText({ permutation: { p, method, choices } }: ScoreComparison): string {
  if (p === null) return "none";
  return method === "exact" ? `all ${countText(choices)} choices` : `${countText(choices)} random choices`;
}

/** The intervals of the median differences of the means over classes, of scores whose mean has none. */
function medianLines({ scores, overall, confidence }: ModelComparison): string[] {
  return scores.flatMap((score) => {
    const { mean, medianInterval } = overall[score]!;
    return mean.reason === undefined || medianInterval === null
      ? []
      : [medianIntervalText(score, "median difference", medianInterval, confidence, signedText)];
  });
}

/** In how many cases a class is left out of the differences, a line for each score. */
function unpairedLines({ scores, overall }: ModelComparison): string[] {
  return scores.flatMap((score) => {
    const { unpaired } = overall[score]!;
    if (unpaired === 0) return [];
    return [
      `${scoreTitle(score)}: in ${casesText(unpaired)} a class has a value in one model alone, and is left out; --absent best gives it one`,
    ];
  });
}

/** What the voxels do not show of the mean differences, a line for each score of surfaces. */
export function boundLines({ overall }: ModelComparison, scores: readonly string[]): string[] {
  return scores.flatMap((score) => {
    const { cases, bounds } = overall[score]!;
    if (bounds === undefined || bounds.undecided === 0) return [];
    const title = scoreTitle(score).replace(/, mm$/, "");
    const { low, high, undecided } = bounds;
    const ends =
      Number.isFinite(low) && Number.isFinite(high)
        ? `; surfaces between them have mean differences of ${signedText(score, low)} to ${signedText(score, high)}`
        : "";
    return [
      `${title}: in ${countText(undecided)} of ${countText(cases)} cases the voxels do not show which is better${ends}`,
    ];
  });
}

/** Why a p is missing beside differences, a line for each score and test. */
function missingTests({ scores, classes, overall }: ModelComparison): string[] {
  return scores.flatMap((score) => {
    const compared = [...classes.map((one) => one.scores[score]!), overall[score]!].filter(
      (one) => one.cases > 0,
    );
    return [
      ...(compared.some(({ wilcoxon }) => wilcoxon.p === null)
        ? [`${scoreTitle(score)}: no p of Wilcoxon's test where all differences are 0`]
        : []),
      ...(compared.some(({ permutation }) => permutation.p === null)
        ? [`${scoreTitle(score)}: no p of permutations where a difference is infinite`]
        : []),
    ];
  });
}

/** Why intervals are missing, a line for each score and reason. */
export function missingIntervals({ scores, classes, overall }: ModelComparison): string[] {
  return scores.flatMap((score) => {
    const compared = [...classes.map((one) => one.scores[score]!), overall[score]!];
    const reasons = new Set(compared.flatMap(({ mean }) => mean.reason ?? []));
    return [...reasons].map(
      (reason) => `${scoreTitle(score)}: no interval of the mean difference: ${reason}`,
    );
  });
}
