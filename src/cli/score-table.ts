import Table from "cli-table3";
import picocolors from "picocolors";
import { countText, lengthText, scoreText } from "./number-text.ts";
import { type ClassReport, isAbsent, type ScoreReport, type Scores } from "./score-report.ts";

const HEAD = ["class", "prediction", "target", "Dice", "Jaccard", "precision", "recall"];

/** The report for a reader: the files, one row a class, the mean and what it leaves out. */
export function scoreTable(report: ScoreReport, colors: boolean): string {
  const { bold, dim } = picocolors.createColors(colors);
  const rows = classRows(report.classes);
  const [head, ...body] = align([
    HEAD,
    ...rows.map((row) => row.cells),
    ["mean", "", "", ...scoreCells(report.mean)],
  ]);
  const mean = body.pop()!;
  const rule = dim("─".repeat(head!.length));
  const left = (row: ClassRow) => row.absent || (row.first === 0 && !report.includeBackground);
  return [
    ...fileLines(report).map(([label, text]) => `${dim(label.padEnd(12))}${text}`),
    "",
    dim(head!),
    rule,
    ...body.map((line, index) => (left(rows[index]!) ? dim(line) : line)),
    rule,
    bold(mean),
    "",
    ...footLines(report).map(dim),
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

/** A run of nameless absent classes shares a row: labels may be numbers far apart, as those of an atlas. */
function classRows(classes: readonly ClassReport[]): ClassRow[] {
  const digits = String(classes.length - 1).length;
  const rows: ClassRow[] = [];
  for (let index = 0; index < classes.length; index++) {
    const one = classes[index]!;
    const absent = isAbsent(one);
    let last = index;
    if (absent && !one.name) {
      while (last + 1 < classes.length && isAbsent(classes[last + 1]!) && !classes[last + 1]!.name) last++;
    }
    const number = String(one.class).padStart(digits);
    const label = last > index ? `${number}–${last}` : one.name ? `${number} ${one.name}` : number;
    rows.push({
      first: index,
      absent,
      cells: [label, countText(one.predicted), countText(one.actual), ...scoreCells(one)],
    });
    index = last;
  }
  return rows;
}

function scoreCells({ dice, jaccard, precision, recall }: Scores): string[] {
  return [dice, jaccard, precision, recall].map(scoreText);
}

/** One line a row: the first column left, numbers right. */
function align(rows: readonly (readonly string[])[]): string[] {
  const table = new Table({
    chars: Object.fromEntries(
      ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
        .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
        .map((name) => [name, ""])
        .concat([["middle", "   "]]),
    ),
    colAligns: rows[0]!.map((_, column) => (column === 0 ? "left" : "right")),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split("\n");
}

function footLines({ mean, skipped, includeBackground, ignored }: ScoreReport): string[] {
  const parts = [`mean of ${mean.classes} ${mean.classes === 1 ? "class" : "classes"}`];
  parts.push(includeBackground ? "background included" : "background (class 0) left out");
  if (skipped.length > 0) parts.push(`${countText(skipped.length)} skipped, in neither file`);
  const lines = [parts.join("; ")];
  if (ignored) {
    const voxels = ignored.voxels === 1 ? "voxel" : "voxels";
    lines.push(`${countText(ignored.voxels)} ${voxels} ignored, target label ${ignored.label}`);
  }
  return lines;
}
