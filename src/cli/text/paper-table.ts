import { visibleText } from "./visible-text.ts";

/** The forms in which a table goes into a paper. */
export const PAPER_FORMS: readonly ["markdown", "latex", "tsv"] = ["markdown", "latex", "tsv"];
export type PaperForm = (typeof PAPER_FORMS)[number];

export function isPaperForm(form: string): form is PaperForm {
  return (PAPER_FORMS as readonly string[]).includes(form);
}

/**
 * A table in a form for papers; the first row is its head, the last its mean.
 *
 * @param notes - sentences about its values: lines below the table, none in TSV, where each line is a row
 */
export function paperTable(
  rows: readonly (readonly string[])[],
  form: PaperForm,
  notes: readonly string[] = [],
): string {
  const shown = rows.map((row) => row.map(visibleText));
  const lines = notes.map(visibleText);
  if (form === "markdown")
    return markdownTable(shown) + lines.map((line) => `\n${markdownCell(line)}\n`).join("");
  return form === "latex"
    ? latexTable(shown) + lines.map((line) => `\\par ${latexCell(line)}\n`).join("")
    : tsvTable(shown);
}

function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(" | ")} |\n`;
  const rule = `| ${head!.map((_, column) => (column === 0 ? "---" : "---:")).join(" | ")} |\n`;
  return line(head!) + rule + rows.map(line).join("");
}

function markdownCell(cell: string): string {
  return cell.trim().replace(/[\\`*_[\]<>|#]/g, "\\$&");
}

/** A tabular with the rules of the package booktabs. */
function latexTable([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `${cells.map(latexCell).join(" & ")} \\\\\n`;
  const body = rows.slice(0, -1).map(line).join("");
  return (
    `% \\usepackage{booktabs}\n\\begin{tabular}{l${"r".repeat(head!.length - 1)}}\n\\toprule\n${line(head!)}\\midrule\n` +
    `${body}\\midrule\n${line(rows.at(-1)!)}\\bottomrule\n\\end{tabular}\n`
  );
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
};

function latexCell(cell: string): string {
  return cell.trim().replace(/[\\{}&%$#_~^<>±−∞–]/g, (character) => LATEX[character]!);
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
