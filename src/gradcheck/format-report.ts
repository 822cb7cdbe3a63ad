import { describe, describeList } from "../tensor/describe.ts";
import { sizeOf } from "../tensor/shape.ts";
import { isPromise } from "./arguments/maybe-async.ts";
import { LIMITS } from "./arguments/verdict-limits.ts";
import type { GradcheckDirection, GradcheckReport } from "./check.ts";
import { ratioText } from "./explain/shared-ratio.ts";
import type { GradcheckElement } from "./measure/check-element.ts";

/** Elements that are shown, and lines of code of the smallest input, and how long they may be. */
const ROWS = 5;
const CODE_LINES = 5;
const CODE_WIDTH = 110;

/**
 * A report as text of at most 25 lines: the verdict, what is wrong and where, what to paste to see it again.
 *
 * @throws {TypeError} if it is given no report
 * @example
 * formatGradcheck(gradcheck((x) => sum(square(x)), tensor([3]))).split("\n").length // 3
 */
export function formatGradcheck(report: GradcheckReport): string {
  checkReport(report);
  try {
    return textOf(report);
  } catch (cause) {
    throw new TypeError("formatGradcheck: report has a field that is not what gradcheck gives", { cause });
  }
}

function textOf(report: GradcheckReport): string {
  const sections = [headline(report), wrongPart(report), findingLines(report), smallestLines(report)];
  return [
    ...sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")),
    footLine(report),
  ].join("\n\n");
}

function checkReport(report: unknown): void {
  const { directions, elements, findings, shapes } = Object(report) as Record<keyof GradcheckReport, unknown>;
  if ([directions, elements, findings, shapes].every(Array.isArray)) return;
  const remedy = isPromise(report) ? "; await it first" : "";
  throw new TypeError(`formatGradcheck: report is ${describe(report)}, want what gradcheck gives${remedy}`);
}

function headline(report: GradcheckReport): string[] {
  const { verdict, resolution, single, pattern, elements, directions, findings } = report;
  if (verdict === "pass")
    return [`gradcheck: pass, a relative error of ${short(resolution)} would have been seen`];
  if (verdict === "unresolved") {
    if (resolution < LIMITS.maxBarShare)
      return ["gradcheck: unresolved, f shows this gradient along some directions only"];
    const seen = Number.isFinite(resolution)
      ? `only an error of ${short(resolution)} times the gradient would have been seen`
      : "no step shows its slope";
    return [`gradcheck: unresolved, f cannot show this gradient: ${seen}`];
  }
  const place = elements.find((element) => element.verdict === "fail");
  if (single && place) return [`gradcheck: fail, one element is wrong: ${describeList(place.coordinates)}`];
  if (pattern) return [`gradcheck: fail, ${pattern.text} (${pattern.matched} of ${pattern.of})`];
  const malformed = findings.find(({ kind }) => kind === "gradient");
  return [
    `gradcheck: fail, ${malformed && directions.length === 0 ? malformed.message : "the gradient is not that of f"}`,
  ];
}

/** A table of the worst elements; of the directions where no element could be told. */
function wrongPart({ verdict, elements, directions, shapes }: GradcheckReport): string[] {
  if (verdict === "pass") return [];
  const wrong = elements.filter((element) => element.verdict === "fail");
  if (wrong.length === 0) return directionTable(directions);
  const worst = [...wrong].sort((a, b) => offBy(b) - offBy(a)).slice(0, ROWS);
  const target = worst.some((element) => element.target !== null);
  const head = ["at", "x", ...(target ? ["target"] : []), "analytic", "numeric", "ratio"];
  const rows = worst.map((element) => [
    (shapes.length > 1 ? `input ${element.input} ` : "") + describeList(element.coordinates),
    plain(element.x),
    ...(target ? [element.target === null ? "" : plain(element.target)] : []),
    ...compared(element),
    Math.abs(element.numeric) > element.bar ? ratioText(element.analytic / element.numeric) : "",
  ]);
  const more = wrong.length - worst.length;
  return [
    ...table([head, ...rows]),
    ...(more > 0 ? [`  and ${more} more of the ${elements.length} looked at`] : []),
  ];
}

function directionTable(directions: readonly GradcheckDirection[]): string[] {
  if (directions.length === 0) return [];
  const rows = directions.map((direction, index) => [`direction ${index + 1}`, ...compared(direction)]);
  return table([["along", "analytic", "numeric"], ...rows]);
}

function findingLines({ findings, outside, outsideError, directions }: GradcheckReport): string[] {
  const lines = findings
    .filter(({ kind }) => kind !== "gradient" || directions.length > 0)
    .map(({ message }) => `  note: ${message}`);
  if (outside > 0) {
    const said = outsideError === null ? "" : `: ${outsideError}`;
    lines.push(clip(`  note: ${outside} steps led to where f has no value${said}`));
  }
  return lines.slice(0, 4);
}

/** Code that would have to be cut is none to paste. */
function smallestLines({ smallest }: GradcheckReport): string[] {
  if (smallest === null) return [];
  const lines = smallest.split("\n");
  if (lines.length > CODE_LINES || lines.some((line) => line.length > CODE_WIDTH)) {
    return [
      "  the smallest input found that still fails is too long for this text: report.smallest, or --json, holds it",
    ];
  }
  return ["  the smallest input found that still fails:", ...lines.map((line) => `    ${line}`)];
}

function footLine({ value, shapes, evaluations, seed }: GradcheckReport): string {
  const size = shapes.reduce((total, shape) => total + sizeOf(shape), 0);
  const elements = size === 1 ? "element" : "elements";
  return `  f = ${plain(value)}, ${size} ${elements} of shape ${shapes.map(describeList).join(" and ")}, ${evaluations} evaluations, seed ${seed}`;
}

/** How far an element is off, in bars. */
function offBy({ analytic, numeric, bar }: GradcheckElement): number {
  return Math.abs(analytic - numeric) / bar;
}

/** Columns two spaces apart; text to the left, all else as it comes. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd(),
  );
}

function short(value: number): string {
  return value < 0.01 ? value.toExponential(1) : value.toPrecision(2);
}

function plain(value: number, digits: number = DIGITS): string {
  const rounded = Number(value.toPrecision(digits));
  return Math.abs(rounded) < 1e-4 && rounded !== 0 ? rounded.toExponential() : String(rounded);
}

const DIGITS = 7;

/** Two derivatives with the digits that tell one from the other, the numeric one with none that its bar takes. */
function compared({
  analytic,
  numeric,
  bar,
}: Pick<GradcheckDirection, "analytic" | "numeric" | "bar">): string[] {
  if (!Number.isFinite(bar)) return [plain(analytic), "unknown"];
  if (Math.abs(numeric) <= bar) return [plain(analytic), `0 ± ${plain(bar, 1)}`];
  const known = magnitude(numeric) - magnitude(bar) + 1;
  const apart = magnitude(numeric) - magnitude(analytic - numeric || numeric) + 3;
  const digits = Math.min(17, Math.max(DIGITS, apart));
  return [
    plain(analytic, digits),
    `${plain(numeric, Math.max(1, Math.min(digits, known)))} ± ${plain(bar, 1)}`,
  ];
}

/** The power of ten of a number as it is written. */
function magnitude(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

function clip(line: string): string {
  return line.length > CODE_WIDTH ? `${line.slice(0, CODE_WIDTH - 1)}…` : line;
}
