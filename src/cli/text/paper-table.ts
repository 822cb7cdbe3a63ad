import { visibleText } from "./visible-text.ts";

/** The forms in which a table goes into a paper. */
export const PAPER_FORMS: readonly ["markdown", "latex", "tsv"] = ["markdown", "latex", "tsv"];
export type PaperForm = (typeof PAPER_FORMS)[number];

export function isPaperForm(form: string): form is PaperForm {
  return (PAPER_FORMS as readonly string[]).includes(form);
}

/** With more rows a table of LaTeX continues on the next page. */
const MAX_ROWS_OF_PAGE = 40;

/** What is around the rows of a table. */
export interface PaperTableParts {
  /** Sentences about its values: lines below the table, none in TSV, where each line is a row. */
  readonly notes?: readonly string[];
  /** Whether a rule parts the last row from the others, as a mean. */
  readonly hasMean?: boolean;
}

/** A table in a form for papers; the first row is its head. */
export function paperTable(
  rows: readonly (readonly string[])[],
  form: PaperForm,
  { notes = [], hasMean = true }: PaperTableParts = {},
): string {
  const shown = rows.map((row) => row.map(visibleText));
  const lines = notes.map(visibleText);
  if (form === "markdown")
    return markdownTable(shown) + lines.map((line) => `\n${markdownCell(line)}\n`).join("");
  return form === "latex"
    ? latexTable(shown, hasMean) + lines.map((line) => `\\par ${latexCell(line)}\n`).join("")
    : tsvTable(shown);
}

function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(" | ")} |\n`;
  const rule = `| ${head!.map((_, column) => (column === 0 ? "---" : "---:")).join(" | ")} |\n`;
  return line(head!) + rule + rows.map(line).join("");
}

function markdownCell(cell: string): string {
  return cell.trim().replace(/[\\`*_[\]<>|#~$&]/g, "\\$&");
}

/** A tabular with the rules of the package booktabs; a longtable where a page is too short for it. */
function latexTable([head, ...rows]: readonly (readonly string[])[], hasMean: boolean): string {
  const line = (cells: readonly string[]) => `${cells.map(latexCell).join(" & ")} \\\\\n`;
  const isLong = rows.length > MAX_ROWS_OF_PAGE;
  const [environment, packages] = isLong ? ["longtable", "booktabs,longtable"] : ["tabular", "booktabs"];
  const lines = rows.map(line);
  if (hasMean && lines.length > 1) lines.splice(-1, 0, "\\midrule\n");
  return [
    `% \\usepackage{${packages}}\n\\begin{${environment}}{l${"r".repeat(head!.length - 1)}}\n`,
    `\\toprule\n${line(head!)}\\midrule\n`,
    // The head is repeated on each page.
    ...(isLong ? ["\\endhead\n"] : []),
    ...lines,
    `\\bottomrule\n\\end{${environment}}\n`,
  ].join("");
}

/** Characters that LaTeX reads as commands, and those that its old fonts lack. */
const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "$<$",
  ">": "$>$",
  "±": "$\\pm$",
  "−": "$-$",
  "∞": "$\\infty$",
  "–": "--",
  "|": "\\textbar{}",
  τ: "$\\tau$",
};

function latexCell(cell: string): string {
  return cell.trim().replace(/[\\{}&%$#_~^<>±−∞–|τ]/g, (character) => LATEX[character]!);
}

function tsvTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => spreadsheetText(cell.trim())).join("\t")}\n`).join("");
}

/** The first characters by which a spreadsheet recognizes a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that a spreadsheet would run as a formula gets an apostrophe, which makes it a text there; a number does not. */
export function spreadsheetText(text: string): string {
  return FORMULA.test(text) && !isNumber(text) ? `'${text}` : text;
}

/** A value of the program that is a text, such as "-Infinity". */
function isNumber(text: string): boolean {
  return /^-(?:Infinity|\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.test(text);
}
