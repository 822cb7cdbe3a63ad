import { dirname, normalize } from "node:path/posix";
import { describe, expect, it } from "vitest";
import { lintSnippets } from "../examples/lint-snippets.ts";
import { filesBelow, readText } from "../project-files.ts";
import { BELOW } from "./floors.ts";
import { importSources } from "./import-sources.ts";
import { PACKAGES } from "./packages.ts";

const folderOf = (path: string) => dirname(path).slice("src/".length);

/** Why a file may not import from a source; `null` where it may. */
function fault(file: string, source: string): string | null {
  if (!source.startsWith(".")) {
    const allowed = Object.entries(PACKAGES).some(
      ([start, names]) => file.startsWith(start) && names.test(source),
    );
    return allowed ? null : `${file} imports ${source}`;
  }
  const target = normalize(`${dirname(file)}/${source}`);
  const [from, to] = [folderOf(file), folderOf(target)];
  const inside = target.startsWith("src/") && to !== "";
  return inside && (from === to || BELOW[from]?.includes(to)) ? null : `${file} imports ${target}`;
}

/** All of src but its index, and the SIMD kernels, which import only each other and are not TypeScript. */
const sources = filesBelow("src").filter(
  (path) => path.endsWith(".ts") && path !== "src/index.ts" && !path.startsWith("src/kernels/simd/assembly/"),
);

describe("the floors", () => {
  it("hold every folder of src", () => {
    expect(Object.keys(BELOW).sort()).toEqual([...new Set(sources.map(folderOf))].sort());
  });

  it("go one way", () => {
    const placed = new Set<string>();
    const place = (folder: string, above: readonly string[]): void => {
      expect(above, `${[...above, folder].join(" > ")} is a circle`).not.toContain(folder);
      if (placed.has(folder)) return;
      for (const below of BELOW[folder]!) place(below, [...above, folder]);
      placed.add(folder);
    };
    for (const folder of Object.keys(BELOW)) place(folder, []);
    expect(placed.size).toBe(Object.keys(BELOW).length);
  });

  it("are kept by every import, of types too", () => {
    const imports = sources.flatMap((file) =>
      importSources(readText(file)).map((source) => [file, source] as const),
    );
    expect(imports.length).toBeGreaterThan(sources.length);
    expect(imports.flatMap(([file, source]) => fault(file, source) ?? [])).toEqual([]);
  });

  it.each([
    ["src/ops/unary.ts", "../losses/dice.ts"],
    ["src/metrics/counts/count-masks.ts", "../scores/scores.ts"],
    ["src/tensor/tensor.ts", "../index.ts"],
    ["src/tensor/tensor.ts", "../../bench/inputs.ts"],
    ["src/tensor/tensor.ts", "node:fs"],
    ["src/testing/jest.ts", "vitest"],
    ["src/cli/run.ts", "tinybench"],
  ])("refuse that %s imports %s", (file, source) => {
    expect(fault(file, source)).toMatch(/ imports /);
  });

  it("see an import of a type", () => {
    expect(importSources('import type { A } from "../a.ts";\nexport type { B } from "../b.ts";\n')).toEqual([
      "../a.ts",
      "../b.ts",
    ]);
  });
});

const snippets = new Map<string, string>();
const caught = new Map<string, string[]>();
const rulesOf = (path: string) => {
  if (caught.size === 0) for (const [file, rules] of lintSnippets(snippets)) caught.set(file, rules);
  return caught.get(path);
};

/** Registers a snippet and the test for the rules it breaks. */
function breaks(title: string, path: string, text: string, ...rules: string[]): void {
  snippets.set(path, text);
  it(title, () => {
    expect(rulesOf(path)).toEqual(rules);
  });
}

describe("a file of src", () => {
  snippets.set("src/cli/target.ts", "export const a = 1;\n");
  snippets.set("src/index.ts", 'export { a } from "./tensor/target.ts";\n');
  snippets.set("bench/target.ts", "export const a = 1;\n");

  const other =
    'import { odd } from "./odd.ts";\n\nexport const even = (n: number): boolean => n === 0 || odd(n - 1);\n';
  const cycle =
    'import { even } from "./even.ts";\n\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);\n';
  breaks("takes part in no import cycle", "src/ops/odd.ts", cycle, "suspicious/noImportCycles");
  breaks("nor does the other one", "src/ops/even.ts", other, "suspicious/noImportCycles");

  const barrel = 'export { a } from "./target.ts";\n';
  breaks("passes no names on", "src/ops/barrel.ts", barrel, "performance/noBarrelFile");
  const everything = 'export * from "./target.ts";\n';
  const both = ["performance/noBarrelFile", "performance/noReExportAll"];
  breaks("passes not everything on", "src/ops/everything.ts", everything, ...both);
  it("unless it is src/index.ts", () => {
    expect(rulesOf("src/index.ts")).toEqual([]);
  });

  breaks("has no default export", "src/ops/chosen.ts", "export default 1;\n", "style/noDefaultExport");
  const names = ["camelCase", "PascalCase", "snake_case"];
  for (const name of names)
    breaks(
      `is not named in ${name}`,
      `src/ops/${name}.ts`,
      "export const a = 1;\n",
      "style/useFilenamingConvention",
    );

  const lines = (count: number) =>
    Array.from({ length: count }, (_, k) => `export const a${k} = ${k};\n`).join("");
  breaks("has 300 lines", "src/ops/long.ts", lines(300));
  breaks("has not 301", "src/ops/too-long.ts", lines(301), "style/noExcessiveLinesPerFile");
});
