import { describe, expect, it } from "vitest";
import { lintSnippets } from "./lint-snippets.ts";
import { filesBelow } from "./project-files.ts";

/** What each folder may import from, besides itself. */
const BELOW: Record<string, readonly string[]> = {
  tensor: [],
  kernels: ["tensor"],
  autodiff: ["tensor", "kernels"],
  ops: ["tensor", "kernels", "autodiff"],
  losses: ["tensor", "kernels", "autodiff", "ops"],
  metrics: ["tensor", "kernels"],
  gradcheck: ["tensor", "kernels", "autodiff", "ops"],
  workers: ["tensor", "kernels", "autodiff", "ops", "losses", "metrics"],
  testing: ["tensor", "kernels", "autodiff", "ops", "gradcheck"],
};
const floors = Object.keys(BELOW);

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

const RESTRICTED = "style/noRestrictedImports";
const importing = (from: string) => `import { a } from "${from}";\n\nexport const b: number = a + 1;\n`;

it("every folder of src has a floor", () => {
  const folders = new Set(filesBelow("src").map((path) => path.split("/")[1]!));
  expect([...folders].filter((name) => !name.includes(".") && name !== "cli").sort()).toEqual(
    [...floors].sort(),
  );
});

describe.each(floors)("%s", (floor) => {
  snippets.set(`src/${floor}/target.ts`, "export const a = 1;\n");
  breaks("may import from itself", `src/${floor}/from-itself.ts`, importing("./target.ts"));
  for (const other of [...floors.filter((name) => name !== floor), "cli"]) {
    const path = `src/${floor}/from-${other}.ts`;
    if (BELOW[floor]!.includes(other))
      breaks(`may import from ${other}`, path, importing(`../${other}/target.ts`));
    else breaks(`may not import from ${other}`, path, importing(`../${other}/target.ts`), RESTRICTED);
  }
  const outside = {
    "the list of public names": "../index.ts",
    "outside of src": "../../bench/target.ts",
    "a package": "fast-check",
    Node: "node:fs",
  };
  for (const [index, [what, from]] of Object.entries(outside).entries())
    breaks(
      `may not import from ${what}`,
      `src/${floor}/from-outside-${index}.ts`,
      importing(from),
      RESTRICTED,
    );
});

describe("src/testing", () => {
  for (const peer of ["fast-check", "vitest"])
    breaks(`imports ${peer} in one file`, `src/testing/${peer}.ts`, importing(peer));
});

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
