/**
 * How often the interval of a rank holds the true rank, and how many ranks it has, over challenges whose true ranks are known, as the table of
 * docs/metrics.md.
 *
 *     npm run rank-coverage [-- trials]
 */
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { rankModels } from "../../src/metrics/ranking/rank-models.ts";
import { ranksOf } from "../../src/metrics/ranking/ranks.ts";
import { CHALLENGES, type Challenge } from "./challenges.ts";

const trials = Number(process.argv[2] ?? 200);
const MODELS = [5, 20];
const CASES = [10, 30, 100, 200, 1000];
const RESAMPLES = 200;

type Range = readonly [low: number, high: number];

type Method = (values: readonly Float64Array[], areDistances: boolean, seed: number) => Range[] | null;

const byDifferences: Method = (values, areDistances) => {
  const table = { name: "", values, isLowerBetter: areDistances, reach: areDistances ? null : 1 };
  const { models } = rankModels([table], { rule: "mean-then-rank", ties: "least", confidence: 0.95 }).overall;
  return models[0]!.low === null ? null : models.map(({ low, high }) => [low!, high!]);
};

/** The ranks at both tails of those of cases that are drawn with replacement, the same for all models. */
const byBootstrap: Method = (values, areDistances, seed) => {
  const random = mulberry32(seed);
  const cases = values[0]!.length;
  const drawn = values.map(() => new Float64Array(RESAMPLES));
  for (let draw = 0; draw < RESAMPLES; draw++) {
    const places = Array.from({ length: cases }, () => Math.floor(random() * cases));
    const means = values.map((column) => places.reduce((sum, k) => sum + column[k]!, 0));
    for (const [model, rank] of ranksOf(means, areDistances, "least").entries()) drawn[model]![draw] = rank;
  }
  const tail = Math.floor(0.025 * RESAMPLES);
  return drawn.map((ranks) => {
    ranks.sort();
    return [ranks[tail]!, ranks[RESAMPLES - 1 - tail]!];
  });
};

/**
 * The part of the intervals that hold the rank, of equal models any that they share, in per cent, and their mean number of ranks; `null`
 * without intervals.
 */
function measured(
  { draw, truth, areDistances = false }: Challenge,
  models: number,
  cases: number,
  method: Method,
) {
  const means = truth(models);
  const isBetter = (a: number, b: number) => (areDistances ? a < b - 1e-12 : a > b + 1e-12);
  let [held, width] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const ranges = method(draw(models, cases), areDistances, trial);
    if (ranges === null) return null;
    for (const [model, [low, high]] of ranges.entries()) {
      const own = means[model]!;
      const best = 1 + means.filter((other) => isBetter(other, own)).length;
      const last = models - means.filter((other) => isBetter(own, other)).length;
      if (low <= last && high >= best) held++;
      width += high - low + 1;
    }
  }
  const count = trials * models;
  return { held: (100 * held) / count, width: width / count };
}

console.log(
  `95 % intervals of ranks, ${trials} challenges each: per cent that hold the rank, and ranks in an interval`,
);
for (const [title, method] of [
  ["differences", byDifferences],
  ["bootstrap", byBootstrap],
] as const) {
  console.log(`\n| ${title} | models | ${CASES.map((cases) => `n = ${cases}`).join(" | ")} |`);
  console.log(`| --- | --- |${" --- |".repeat(CASES.length)}`);
  for (const challenge of CHALLENGES)
    for (const models of MODELS) {
      const cells = CASES.map((cases) => {
        const found = measured(challenge, models, cases, method);
        return found === null ? "–" : `${found.held.toFixed(1)}, ${found.width.toFixed(1)}`;
      });
      console.log(`| ${challenge.name} | ${models} | ${cells.join(" | ")} |`);
    }
}
