import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../project-files.ts";

/** Lints texts as if they stood in the project, in one run; gives the rules that each breaks, sorted, once each. */
export function lintSnippets(snippets: ReadonlyMap<string, string>): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-lint-"));
  try {
    for (const name of [".biome.json", ".gitignore"]) copyFileSync(join(root, name), join(folder, name));
    for (const [path, text] of snippets) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const program = join(root, "node_modules/@biomejs/biome/bin/biome");
    const options = ["lint", "--reporter=json", "--max-diagnostics=none"];
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    if (!stdout.startsWith("{")) throw new Error(`biome gave no report: ${stdout}${stderr}`);
    return brokenRules(JSON.parse(stdout), snippets.keys());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly location: { readonly path: string };
  }[];
}

function brokenRules({ diagnostics }: Report, paths: Iterable<string>): Map<string, string[]> {
  const rules = new Map(Array.from(paths, (path) => [path, new Set<string>()]));
  for (const { category, severity, location } of diagnostics) {
    if (severity === "error" || severity === "warning")
      rules.get(location.path.replaceAll("\\", "/"))?.add(category.replace(/^lint\//, ""));
  }
  return new Map([...rules].map(([path, names]) => [path, [...names].sort()]));
}
