import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";

interface Cell {
  readonly cell_type: "code" | "markdown";
  readonly source: readonly string[];
  readonly outputs?: readonly { readonly text?: readonly string[] }[];
}

/** Stands for what the kernel of Deno gives to a cell, and a program does not have: a picture as its value. */
const KERNEL = "const Deno = { jupyter: { svg: String.raw } };\n";

/** Runs a notebook in Jupyter and prints the text that each cell of code writes, as a list in JSON. */
const IN_JUPYTER = `
import json, nbformat
from nbclient import NotebookClient
notebook = nbformat.read("notebook.ipynb", as_version=4)
NotebookClient(notebook, timeout=300, kernel_name="deno").execute()
cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
print(json.dumps(["".join(out.text for out in cell.outputs if out.output_type == "stream") for cell in cells]))
`;

/** The Python of Debian, whose package python3-nbclient runs notebooks. */
const PYTHON = "/usr/bin/python3";

/** Whether this machine runs notebooks. */
export function hasJupyter(): boolean {
  return spawnSync(PYTHON, ["-c", "import nbclient, nbformat"]).status === 0;
}

/**
 * Runs a notebook by the kernel of Deno in Jupyter, and returns the fault of each cell whose output does not begin as stored:
 * the kernel of Deno 2.9 reports that a cell is done before its last lines have arrived.
 */
export function runInJupyter(notebook: string, deno: string, imports: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "softdice-jupyter-"));
  try {
    const kernel = join(folder, "kernels/deno");
    mkdirSync(kernel, { recursive: true });
    const argv = [deno, "jupyter", "--kernel", "--conn", "{connection_file}"];
    writeFileSync(
      join(kernel, "kernel.json"),
      JSON.stringify({ argv, display_name: "Deno", language: "typescript" }),
    );
    writeFileSync(join(folder, "deno.json"), JSON.stringify({ imports }));
    copyFileSync(notebook, join(folder, "notebook.ipynb"));
    const environment = { JUPYTER_PATH: folder };
    const printed = runProgram(PYTHON, ["-c", IN_JUPYTER], folder, "", environment);
    const arrived = JSON.parse(printed) as string[];
    return codeCells(notebook).flatMap((cell, k) =>
      storedOf(cell).startsWith(arrived[k]!) ? [] : [`in Jupyter cell ${k + 1} prints\n${arrived[k]}`],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function codeCells(notebook: string): Cell[] {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8")) as { cells: Cell[] };
  return cells.filter(({ cell_type }) => cell_type === "code");
}

function storedOf({ outputs }: Cell): string {
  return (outputs ?? []).flatMap(({ text }) => text ?? []).join("");
}

function faultsOf(cells: readonly Cell[], printed: readonly string[]): string[] {
  return cells.flatMap((cell, k) =>
    printed[k] === storedOf(cell) ? [] : [`cell ${k + 1} prints\n${printed[k]}instead of\n${storedOf(cell)}`],
  );
}

const markOf = (cell: number) => `end of cell ${cell}\n`;

/** Runs the code of a notebook cell by cell, in one scope, and returns the fault of each cell whose output is not as stored. */
export function runNotebook(notebook: string, deno: string, imports: Record<string, string>): string[] {
  const codes = codeCells(notebook);
  const folder = mkdtempSync(join(tmpdir(), "softdice-notebook-"));
  try {
    const marks = codes.map(({ source }, k) => `${source.join("")}\n;console.log("end of cell ${k + 1}");`);
    writeFileSync(join(folder, "deno.json"), JSON.stringify({ imports }));
    writeFileSync(join(folder, "cells.ts"), KERNEL + marks.join("\n"));
    const printed = runProgram(deno, ["run", "--allow-all", "--no-check", "cells.ts"], folder);
    const outputs = codes.map((_, k) => {
      const after = k === 0 ? printed : printed.slice(printed.indexOf(markOf(k)) + markOf(k).length);
      return after.slice(0, after.indexOf(markOf(k + 1)));
    });
    return faultsOf(codes, outputs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
