import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { ReportOptions } from "../../metrics/report/report-settings.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { ClassNames } from "../names/class-names.ts";
import { namedClasses } from "../report/data-set-report.ts";
import { visibleJson } from "../text/visible-text.ts";
import { lesionLines } from "./lesion-rows.ts";

/** One case as a line of JSON, from a meter of that case alone: its classes, or the reason of its failure; or a line for each lesion. */
export function caseLine(
  meter: DiceMeter,
  names: ClassNames,
  settings: ReportOptions,
  scores: readonly ScoreName[],
  rows: "classes" | "lesions" = "classes",
): string {
  const { cases, skipped } = meter.report({ ...settings, scores, resamples: 0 });
  if (rows === "lesions") return lesionLines({ cases, skipped }, names);
  const [one] = cases;
  const line = one
    ? { ...one, classes: namedClasses(one.classes, names) }
    : { id: skipped[0]!.id, failure: skipped[0]!.reason };
  return `${visibleJson(JSON.stringify(line))}\n`;
}

/** A meter of each case alone, scored or not, in the order of their ids. */
export function* casesOf(meter: DiceMeter): Generator<DiceMeter> {
  const { cases, skipped, ...rest } = meter.toJSON();
  const all = [...cases, ...skipped].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const one of all) {
    yield DiceMeter.fromJSON(
      "reason" in one ? { ...rest, cases: [], skipped: [one] } : { ...rest, cases: [one], skipped: [] },
    );
  }
}
