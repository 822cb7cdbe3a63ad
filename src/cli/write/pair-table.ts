import picocolors from "picocolors";
import { lengthText } from "../../files/volume/geometry.ts";
import { finerTolerances, isFiner } from "../report/finer-than-grid.ts";
import { type Bounds, isAbsent, type ScoreReport, type Scores } from "../report/pair-report.ts";
import { conventionLines } from "../text/convention-text.ts";
import { coarsestText, countText, scoreTitle, valueText } from "../text/score-text.ts";
import { displayWidth, foldColumns } from "../text/text-table.ts";
import { visibleText } from "../text/visible-text.ts";
import type { TableStyle } from "./data-set-table.ts";

/** The report for a reader: the files, one row for each class, the mean and what it leaves out. */
export function scoreTable(report: ScoreReport, { colors, width }: TableStyle): string {
  const { bold, dim } = picocolors.createColors(colors);
  const rows = classRows(report);
  const cells = [
    ["class", "prediction", "target", ...report.scores.map(scoreTitle)],
    ...rows.map((row) => row.cells),
    ["mean", "", "", ...scoreCells(report, report.mean.scores, report.mean.bounds)],
  ];
  const isLeftOut = (row: ClassRow) => row.absent || (row.first === 0 && !report.includeBackground);
  const block = ([head, ...body]: readonly string[]) => {
    const rule = dim("─".repeat(displayWidth(head!)));
    const classes = rows.map((row, at) => (isLeftOut(row) ? dim(body[at]!) : body[at]!));
    return [dim(head!), rule, ...classes, rule, bold(body.at(-1)!), ""];
  };
  return [
    ...fileLines(report).map(([label, text]) => `${dim(label.padEnd(12))}${visibleText(text)}`),
    "",
    ...foldColumns(cells, { repeated: 3, width }).flatMap(block),
    ...footLines(report).map((line) => dim(visibleText(line))),
    "",
  ].join("\n");
}

function fileLines(report: ScoreReport): [label: string, text: string][] {
  const grid = report.shape.join(" × ");
  const spacing = report.spacing && `, ${report.spacing.map(lengthText).join(" × ")} mm`;
  return [
    ["prediction", report.prediction],
    ["target", report.target],
    ["voxels", `${countText(report.voxels)} (${grid}${spacing ?? ""})`],
  ];
}

interface ClassRow {
  readonly first: number;
  readonly absent: boolean;
  readonly cells: readonly string[];
}

/** A run of nameless absent classes shares a row: the labels of an atlas may be far apart. */
function classRows(report: ScoreReport): ClassRow[] {
  const { classes } = report;
  const digits = String(classes.at(-1)?.class ?? 0).length;
  const rows: ClassRow[] = [];
  for (let index = 0; index < classes.length; index++) {
    const one = classes[index]!;
    const absent = isAbsent(one);
    let last = index;
    if (absent && !one.name) {
      while (last + 1 < classes.length && isAbsent(classes[last + 1]!) && !classes[last + 1]!.name) last++;
    }
    const number = String(one.class).padStart(digits);
    const label =
      last > index ? `${number}–${classes[last]!.class}` : one.name ? `${number} ${one.name}` : number;
    rows.push({
      first: index,
      absent,
      cells: [
        label,
        countText(one.predicted),
        countText(one.actual),
        ...scoreCells(report, one.scores, one.bounds),
      ],
    });
    index = last;
  }
  return rows;
}

/** A score that is finer than the grid has its bounds behind it: `5.00 (0 to 10.13, slices of 5 mm)`. */
function scoreCells(
  { scores: names, spacing = [] }: ScoreReport,
  scores: Scores,
  bounds: Bounds = {},
): string[] {
  return names.map((name) => {
    const value = scores[name] ?? null;
    const text = valueText(name, value);
    if (!isFiner(name, value, bounds[name])) return text;
    return `${text} (0 to ${valueText(name, bounds[name]!.high)}, ${coarsestText(spacing)})`;
  });
}

function footLines(report: ScoreReport): string[] {
  const { mean, skipped, includeBackground, ignored, note, convention } = report;
  const parts = [`mean of ${mean.classes} ${mean.classes === 1 ? "class" : "classes"}`];
  parts.push(includeBackground ? "background included" : "background (class 0) left out");
  const reason = convention === undefined ? "in neither file" : "without a score by the convention";
  if (skipped.length > 0) parts.push(`${countText(skipped.length)} skipped, ${reason}`);
  const lines = [parts.join("; "), ...conventionLines(convention)];
  if (ignored) {
    const voxels = ignored.voxels === 1 ? "voxel" : "voxels";
    lines.push(`${countText(ignored.voxels)} ${voxels} ignored, target label ${ignored.label}`);
  }
  lines.push(...gridLines(report));
  if (note) lines.push(note);
  return lines;
}

/** What the size of the voxels does not show. */
function gridLines({ classes, scores, spacing = [] }: ScoreReport): string[] {
  if (spacing.length === 0) return [];
  const lines: string[] = [];
  const size = `voxels of ${spacing.map(lengthText).join(" × ")} mm`;
  if (
    classes.some((one) => scores.some((name) => isFiner(name, one.scores[name] ?? null, one.bounds?.[name])))
  )
    lines.push(`in brackets: all values that surfaces between the voxels can have; ${size} show no less`);
  for (const name of finerTolerances(scores, Math.min(...spacing)))
    lines.push(
      `${scoreTitle(name)}: the tolerance is less than half a voxel, so the score depends on the grid; ${size}`,
    );
  return lines;
}
