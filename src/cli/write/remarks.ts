import type { DataSetReport } from "../report/data-set-report.ts";

/** A list on the terminal ends here; the JSON and the page hold all. */
const MOST_LINES = 20;

/** One line for everything that is not as it should be: what failed, what has no partner, what to know of cases. */
export function remarks({ predictions, targets, skipped, unpaired, notes }: DataSetReport): string[] {
  return [
    ...skipped.map(({ id, reason }) => `failed: ${id}: ${reason}`),
    ...shortened([
      ...unpaired.predictions.map((path) => `no partner: ${path} in ${predictions}`),
      ...unpaired.targets.map((path) => `no partner: ${path} in ${targets}`),
    ]),
    ...[...countNotes(notes)].map(
      ([note, ids]) =>
        `note: ${ids.length === 1 ? ids[0] : `${ids.length} cases, ${ids[0]} the first`}: ${note}`,
    ),
  ];
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  if (more <= 1) return [...lines];
  return [...lines.slice(0, MOST_LINES), `no partner: ${more} more, which --json and --html list`];
}

/** The cases of each note. */
function countNotes(notes: DataSetReport["notes"]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, note } of notes) ids.set(note, [...(ids.get(note) ?? []), id]);
  return ids;
}
