import { describe, expect, it } from "vitest";
import { isPaperForm, paperTable, spreadsheetText } from "../../../src/cli/text/paper-table.ts";

const rows = [
  ["class", "Dice"],
  ["1 a_b & c|d", "0.8 ± 0.1"],
  ["mean", ">.9999"],
];

describe("paperTable", () => {
  it("is Markdown", () => {
    expect(paperTable(rows, "markdown")).toBe(
      "| class | Dice |\n| --- | ---: |\n| 1 a\\_b \\& c\\|d | 0.8 ± 0.1 |\n| mean | \\>.9999 |\n",
    );
  });

  it("has notes below it, but for TSV", () => {
    const [markdown, latex, tsv] = (["markdown", "latex", "tsv"] as const).map((form) =>
      paperTable(rows, form, { notes: ["HD95: 2 of 3_"] }),
    );
    expect(markdown).toMatch(/\|\n\nHD95: 2 of 3\\_\n$/);
    expect(latex).toMatch(/\\end\{tabular\}\n\\par HD95: 2 of 3\\_\n$/);
    expect(tsv).toBe(paperTable(rows, "tsv"));
  });

  it("is LaTeX with the rules of booktabs", () => {
    expect(paperTable(rows, "latex").split("\n")).toEqual([
      "% \\usepackage{booktabs}",
      "\\begin{tabular}{lr}",
      "\\toprule",
      "class & Dice \\\\",
      "\\midrule",
      "1 a\\_b \\& c\\textbar{}d & 0.8 $\\pm$ 0.1 \\\\",
      "\\midrule",
      "mean & $>$.9999 \\\\",
      "\\bottomrule",
      "\\end{tabular}",
      "",
    ]);
    expect(paperTable([["a"], ["\\input{x}^~#$τ"]], "latex")).toContain(
      "\\textbackslash{}input\\{x\\}\\textasciicircum{}\\textasciitilde{}\\#\\$$\\tau$",
    );
  });

  it("parts the last row only where it is a mean", () => {
    const latex = paperTable(rows, "latex", { hasMean: false });
    expect(latex.match(/\\midrule/g)).toHaveLength(1);
    expect(paperTable([["class"], ["1 a"]], "latex").match(/\\midrule/g)).toHaveLength(1);
  });

  it("continues on the next page of LaTeX, with its head, where it has many rows", () => {
    const many = [["class"], ...Array.from({ length: 41 }, (_, k) => [String(k)])];
    expect(paperTable(many.slice(0, -1), "latex")).toContain("\\begin{tabular}{l}");
    const long = paperTable(many, "latex");
    expect(long.split("\n").slice(0, 7)).toEqual([
      "% \\usepackage{booktabs,longtable}",
      "\\begin{longtable}{l}",
      "\\toprule",
      "class \\\\",
      "\\midrule",
      "\\endhead",
      "0 \\\\",
    ]);
    expect(long).toMatch(/39 \\\\\n\\midrule\n40 \\\\\n\\bottomrule\n\\end\{longtable\}\n$/);
  });

  it("is tab-separated, without formulas", () => {
    expect(
      paperTable(
        [
          ["a\tb", "c"],
          ["=1+1", "−0.1"],
        ],
        "tsv",
      ),
    ).toBe("a\\tb\tc\n'=1+1\t−0.1\n");
  });

  it("shows control characters as escapes in every form", () => {
    for (const form of ["markdown", "latex", "tsv"] as const)
      expect(paperTable([["a"], ["\x1b[2J"]], form)).not.toContain("\x1b");
  });
});

it("isPaperForm knows the forms", () => {
  expect(["markdown", "latex", "tsv", "csv", "table"].map(isPaperForm)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("spreadsheetText keeps a formula from running", () => {
  expect(["=1+1", "-2", "a"].map(spreadsheetText)).toEqual(["'=1+1", "-2", "a"]);
});
