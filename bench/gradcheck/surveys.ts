import colors from "picocolors";
import { type Survey, survey } from "../harness/survey.ts";
import { LOOKED_AT } from "./examiners.ts";
import type { GradientCase, Precision } from "./gradient-case.ts";
import { HOSTILE, hostileCase } from "./hostile.ts";
import { hostileTable } from "./hostile-table.ts";
import { addRates, measureRates, type RatesByKind } from "./rates.ts";
import { ratesTable } from "./rates-table.ts";
import { LOSSES, type Loss, lossCase, SCENARIOS } from "./scenarios.ts";
import { STRESS, stressCase } from "./stress.ts";

const PRECISIONS: readonly Precision[] = ["float64", "float32", "float32, naive sums"];

/** Sizes of x, and seeds for each loss in each scenario. */
const SEEDS: readonly (readonly [size: number, seeds: number])[] = [
  [10, 20],
  [1000, 5],
  [100_000, 1],
];

const STRESS_SIZES = [3, 30, 300];
const STRESS_SEEDS = 12;
const HOSTILE_SEEDS = 12;

function* lossCases(losses: readonly Loss[], size: number, precision: Precision, seeds: number) {
  for (const loss of losses) {
    for (const scenario of SCENARIOS) {
      for (let seed = 1; seed <= seeds; seed++) yield lossCase(loss, scenario, size, precision, seed);
    }
  }
}

function* stressCases(precision: Precision) {
  for (const name of STRESS) {
    for (const size of STRESS_SIZES) {
      for (let seed = 1; seed <= STRESS_SEEDS; seed++) yield stressCase(name, size, precision, seed);
    }
  }
}

function* hostileCases() {
  for (const name of HOSTILE) {
    for (let seed = 1; seed <= HOSTILE_SEEDS; seed++) yield hostileCase(name, seed);
  }
}

const byPrecision = ({ precision }: GradientCase) => precision;

/** What was counted on one kind of cases, under a line that says which they are. */
function ratesSurvey(
  size: string,
  description: string,
  parts: readonly (() => RatesByKind)[],
  table: (rates: RatesByKind) => string = ratesTable,
): Survey {
  return survey(size, parts, (found) => {
    const rates = found.reduce(addRates);
    return `${colors.bold(size)}: ${description}\n\n${table(rates)}`;
  });
}

function lossSurvey(size: number, seeds: number): Survey {
  // What takes long in smaller parts, so that no core is idle for long.
  const lists: readonly (readonly Loss[])[] = size >= 1000 ? LOSSES.map((loss) => [loss]) : [LOSSES];
  const parts = PRECISIONS.flatMap((precision) =>
    lists.map((losses) => () => measureRates(lossCases(losses, size, precision, seeds), byPrecision)),
  );
  const few =
    size >= 10_000 ? `; checks of each element look at ${LOOKED_AT}, one of them the wrong one` : "";
  const seedText = seeds === 1 ? "" : ` × ${seeds} seeds`;
  const description = `${LOSSES.length} losses × ${SCENARIOS.length} scenarios${seedText}${few}`;
  return ratesSurvey(`${size.toLocaleString("en")} numbers`, description, parts);
}

export const surveys: readonly Survey[] = [
  ...SEEDS.map(([size, seeds]) => lossSurvey(size, seeds)),
  ratesSurvey(
    "stress",
    `${STRESS.length} other functions × ${STRESS_SIZES.join(", ")} numbers × ${STRESS_SEEDS} seeds`,
    (["float64", "float32"] as const).map((precision) => () => {
      return measureRates(stressCases(precision), byPrecision);
    }),
  ),
  ratesSurvey(
    "hostile",
    `black boxes of 50 numbers × ${HOSTILE_SEEDS} seeds; on the right, false alarms of the others`,
    [() => measureRates(hostileCases(), ({ group }) => group)],
    hostileTable,
  ),
];
