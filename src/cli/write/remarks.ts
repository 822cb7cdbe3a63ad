import type { DataSetReport } from "../report/data-set-report.ts";
import { failureLines } from "./failure-lines.ts";

/** A list on the terminal ends here; the JSON and the page contain all. */
const MAX_LINES = 20;

/** A line for every reason of failures, every file without a partner, and what is to be known of cases and classes. */
export function remarks(report: DataSetReport): string[] {
  const { predictions, targets, skipped, unpaired, notes } = report;
  return [
    ...failureLines(skipped),
    ...shortened([
      ...unpaired.predictions.map((path) => `no partner: ${path} in ${predictions}`),
      ...unpaired.targets.map((path) => `no partner: ${path} in ${targets}`),
    ]),
    ...[...countNotes(notes)].map(
      ([note, ids]) =>
        `note: ${ids.length === 1 ? ids[0] : `${ids.length} cases, ${ids[0]} the first`}: ${note}`,
    ),
    ...oneSidedClasses(report),
  ];
}

/** Names the classes that all predictions or all targets lack: often two tables of labels are in use. */
function oneSidedClasses({ cases, classes }: DataSetReport): string[] {
  const sums = new Map(classes.map((one) => [one.class, { predicted: 0, actual: 0 }]));
  for (const { classes: each } of cases) {
    for (const { class: label, predicted, actual } of each) {
      const sum = sums.get(label)!;
      sum.predicted += predicted;
      sum.actual += actual;
    }
  }
  const labels = [...sums].filter(([label]) => label > 0);
  const noPrediction = labels.filter(([, { predicted, actual }]) => predicted === 0 && actual > 0);
  const noTarget = labels.filter(([, { predicted, actual }]) => predicted > 0 && actual === 0);
  const parts = [
    ...(noPrediction.length > 0 ? [`${labelsText(noPrediction)} no prediction`] : []),
    ...(noTarget.length > 0 ? [`${labelsText(noTarget)} no target`] : []),
  ];
  return parts.length === 0 ? [] : [`note: ${parts.join(", ")}, in any case`];
}

function labelsText(labels: readonly (readonly [number, unknown])[]): string {
  const more = labels.length - MAX_LINES;
  const list = labels.slice(0, MAX_LINES).map(([label]) => label);
  const text = list.join(", ") + (more > 0 ? ` and ${more} more` : "");
  return labels.length === 1 ? `label ${text} has` : `labels ${text} have`;
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MAX_LINES;
  if (more <= 1) return [...lines];
  return [...lines.slice(0, MAX_LINES), `no partner: ${more} more, which --json and --html list`];
}

/** The cases of each note. */
function countNotes(notes: DataSetReport["notes"]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, note } of notes) ids.set(note, [...(ids.get(note) ?? []), id]);
  return ids;
}
