import { parseArgs } from "node:util";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { type RankedTable, rankModels } from "../../src/metrics/ranking/rank-models.ts";
import { RANKING_NAMES, RANKINGS } from "../../src/metrics/ranking/ranking-rules.ts";

/** The processor time of ranking models, by each rule. */
const { values } = parseArgs({
  options: {
    models: { type: "string", default: "20" },
    cases: { type: "string", default: "1000" },
    scores: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
  },
});
const random = mulberry32(Number(values.seed));
const tables = Array.from(
  { length: Number(values.scores) },
  (_, score): RankedTable => ({
    name: `score ${score}`,
    isLowerBetter: false,
    reach: 2,
    values: Array.from({ length: Number(values.models) }, (_, model) =>
      Float64Array.from({ length: Number(values.cases) }, () => random() + 0.01 * model),
    ),
  }),
);
for (const name of RANKING_NAMES) {
  const { rule, ties } = RANKINGS[name];
  const before = process.cpuUsage();
  const { overall } = rankModels(tables, { rule, ties, confidence: 0.95 });
  const { user, system } = process.cpuUsage(before);
  const groups = Math.max(...overall.models.map(({ group }) => group ?? 0));
  console.log(
    `${name}: ${values.models} models, ${values.cases} cases, ${values.scores} scores: ${((user + system) / 1e6).toFixed(2)} s, ${groups} groups`,
  );
}
