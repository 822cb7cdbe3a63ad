import picocolors from "picocolors";
import { casesText, countText, scoreTitle, valueText } from "../text/score-text.ts";
import { displayWidth, foldColumns } from "../text/text-table.ts";
import { visibleText } from "../text/visible-text.ts";
import type { TableStyle } from "../write/data-set-table.ts";
import type { ModelRanking, NamedRanking } from "./rank-states.ts";

/** The ranking for a reader: all tables beside each other, the best model first, and how it was made. */
export function rankingTable(ranking: ModelRanking, { colors, width }: TableStyle): string {
  const { dim } = picocolors.createColors(colors);
  const block = ([head, ...rows]: readonly string[]) => [
    dim(head!),
    dim("─".repeat(displayWidth(head!))),
    ...rows,
    "",
  ];
  return [
    ...foldColumns(rankingRows(ranking), { repeated: 2, width }).flatMap(block),
    ...footLines(ranking).map((line) => dim(visibleText(line))),
    "",
  ].join("\n");
}

/** A row for each model, the head first: its rank, the interval and the group, and its rank in each table. */
export function rankingRows({ overall, tables, confidence }: ModelRanking): string[][] {
  const head = [
    "rank",
    "model",
    "group",
    `${confidence * 100} % interval`,
    "mean rank",
    ...tables.flatMap((table) => [titleOf(table), "rank"]),
  ];
  const order = [...overall.models.keys()].sort(
    (a, b) => Number(overall.models[a]!.score) - Number(overall.models[b]!.score) || a - b,
  );
  return [
    head,
    ...order.map((k) => {
      const { model, rank, group, score } = overall.models[k]!;
      return [
        rankText(rank),
        model,
        group === null ? "–" : String(group),
        rangeText(overall.models[k]!),
        score === null ? "–" : Number(score).toFixed(2),
        ...tables.flatMap((table) => {
          const own = table.models[k]!;
          const range = rangeText(own);
          return [
            scoreOf(table, own.score),
            range === "–" ? rankText(own.rank) : `${rankText(own.rank)} (${range})`,
          ];
        }),
      ];
    }),
  ];
}

/** A score on its own scale, unless it is a mean of ranks or of wins. */
function scoreOf({ score, meanOf }: NamedRanking, value: NamedRanking["models"][0]["score"]): string {
  if (meanOf !== "values") return value === null ? "–" : Number(value).toFixed(2);
  return valueText(score!, value);
}

function titleOf({ score, class: label, meanOf }: NamedRanking): string {
  const title = `${label === undefined ? "" : `${label} `}${scoreTitle(score!)}`;
  return `${title}${{ values: "", ranks: ", mean rank", wins: ", share of wins" }[meanOf]}`;
}

function rankText(rank: number): string {
  return Number.isNaN(rank) ? "–" : String(rank);
}

function rangeText({ low, high }: NamedRanking["models"][0]): string {
  if (low === null || high === null) return "–";
  return low === high ? rankText(low) : `${rankText(low)}–${rankText(high)}`;
}

/** How the ranks were made, and of which cases. */
export function footLines({ ranking, cases, notInAll, lacking, tables }: ModelRanking): string[] {
  const agreement = tables.map(
    (table) => `${titleOf(table)} ${table.tau === null ? "–" : table.tau.toFixed(2)}`,
  );
  const lacks = lacking.map((one) => `${one.model} lacks ${countText(one.cases)}`);
  const fewer = tables.filter((table) => table.cases < cases.length);
  return [
    `${casesText(cases.length)} in all models${notInAll > 0 ? `, ${countText(notInAll)} left out: ${lacks.join(", ")}` : ""}`,
    `rule: ${ranking}; intervals of ranks from those of all paired differences, cases that the sample has not met included`,
    "group: models whose difference from the first one of the group has an interval that contains 0",
    `Kendall's τ of each table with the ranks over all: ${agreement.join(", ")}`,
    ...tables.flatMap((table) =>
      table.reason === undefined ? [] : [`${titleOf(table)} has no intervals: ${table.reason}`],
    ),
    ...fewer.map(
      (table) =>
        `${titleOf(table)}: ${casesText(table.cases)} in which every model has a value` +
        (table.cases === 0 ? ", so the ranks over all leave it out" : ""),
    ),
  ];
}
