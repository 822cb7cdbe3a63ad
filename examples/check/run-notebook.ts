import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Runs the code of a notebook cell by cell, in one scope, and returns the fault of each cell whose output is not as stored. */
export function runNotebook(notebook: string, deno: string, imports: Record<string, string>): string[] {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8")) as { cells: Cell[] };
  const codes = cells.filter(({ cell_type }) => cell_type === "code");
  const folder = mkdtempSync(join(tmpdir(), "softdice-notebook-"));
  try {
    const marks = codes.map(({ source }, k) => `${source.join("")}\n;console.log("end of cell ${k + 1}");`);
    writeFileSync(join(folder, "deno.json"), JSON.stringify({ imports }));
    writeFileSync(join(folder, "cells.ts"), KERNEL + marks.join("\n"));
    const printed = runProgram(deno, ["run", "--allow-all", "--no-check", "cells.ts"], folder);
    let rest = printed;
    return codes.flatMap(({ outputs }, k) => {
      const [output, after] = rest.split(`end of cell ${k + 1}\n`);
      rest = after ?? "";
      const stored = (outputs ?? []).flatMap(({ text }) => text ?? []).join("");
      return output === stored ? [] : [`cell ${k + 1} prints\n${output}instead of\n${stored}`];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
