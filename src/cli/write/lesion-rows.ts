import type { CaseReport } from "../../metrics/report/meter-report.ts";
import type { ClassNames } from "../names/class-names.ts";
import { nameOf } from "../report/data-set-report.ts";
import { visibleJson } from "../text/visible-text.ts";
import { csvLine } from "./csv.ts";

/** What rows of lesions are made of. */
export interface LesionCases {
  readonly cases: readonly CaseReport[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

/** A row for each lesion of each case (RFC 4180), with the bounds of distances and surface Dice behind the scores, and one with the reason for each case that failed. */
export function lesionCsv({ cases, skipped }: LesionCases, names: ClassNames, onTerminal = false): string {
  const all = cases.flatMap(({ lesions = [] }) => lesions);
  const scores = Object.keys(all[0]?.scores ?? {});
  const bounded = scores.filter((name) => all.some(({ bounds }) => bounds?.[name]));
  const head = [
    ...["case", "class", "name", "outcome", "target", "predictions", "split into", "merged with", "centre"],
    ...[
      "target ml",
      "predicted ml",
      "target voxels",
      "predicted voxels",
      "intersection",
      ...scores,
      ...bounded.flatMap((name) => [`${name}_low`, `${name}_high`]),
      "failure",
    ],
  ];
  const rows = cases.flatMap(({ id, lesions = [] }) =>
    lesions.map((lesion) => ({
      id,
      cells: [
        id,
        lesion.class,
        names.get(lesion.class) ?? "",
        lesion.outcome,
        lesion.target === 0 ? "" : lesion.target,
        lesion.predictions.join(" "),
        lesion.splitInto.join(" "),
        lesion.mergedWith.join(" "),
        lesion.centre.map((place) => Number(place.toFixed(2))).join(" "),
        lesion.targetVolume,
        lesion.predictedVolume,
        lesion.targetVoxels,
        lesion.predictedVoxels,
        lesion.intersection,
        ...scores.map((name) => lesion.scores[name] ?? ""),
        ...bounded.flatMap((name) => [lesion.bounds?.[name]?.low ?? "", lesion.bounds?.[name]?.high ?? ""]),
        "",
      ],
    })),
  );
  const failures = skipped.map(({ id, reason }) => ({
    id,
    cells: [id, ...new Array<string>(head.length - 2).fill(""), reason],
  }));
  // The sort is stable: the lesions of a case stay in their order.
  const sorted = [...rows, ...failures].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return [head, ...sorted.map(({ cells }) => cells)].map((cells) => csvLine(cells, onTerminal)).join("");
}

/** The lesions of a case as lines of JSON, or the reason of its failure. */
export function lesionLines({ cases, skipped }: LesionCases, names: ClassNames): string {
  const lines = [
    ...cases.flatMap(({ id, lesions = [] }) =>
      lesions.map((lesion) => ({ id, ...nameOf(lesion.class, names), ...lesion })),
    ),
    ...skipped.map(({ id, reason }) => ({ id, failure: reason })),
  ];
  return lines.map((line) => `${visibleJson(JSON.stringify(line))}\n`).join("");
}
