import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "../contract/project-files.ts";
import { mirroredTests } from "./mirrored-tests.ts";
import { mutationScores } from "./scores.ts";

// Changes src at one place after the other, and reports each change that no mirrored test notices.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Test files to run beside the mirrored ones. */
    with: { type: "string", multiple: true, default: [] },
    concurrency: { type: "string", default: "1" },
    /** Constants of modules as well: each of them runs all tests. */
    static: { type: "boolean", default: false },
  },
});
if (positionals.length === 0)
  throw new RangeError("npm run mutants: no folder or file, want one such as src/losses");
for (const path of positionals)
  if (!path.startsWith("src/") || !existsSync(join(root, path)))
    throw new RangeError(`npm run mutants: ${path} is not a folder or file of src`);

const here = fileURLToPath(new URL(".", import.meta.url));
if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", here], { stdio: "inherit" });
const packages = createRequire(join(here, "main.ts"));

const isFolder = (path: string) => statSync(join(root, path)).isDirectory();
const tests = [...mirroredTests(positionals), ...values.with];
const folder = mkdtempSync(join(tmpdir(), "softdice-mutants-"));
const report = join(root, "coverage/mutants.html");
const json = join(folder, "mutants.json");
const options = {
  mutate: positionals.map((path) => (isFolder(path) ? `${path}/**/*.ts` : path)),
  plugins: [packages.resolve("@stryker-mutator/vitest-runner")],
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  ignoreStatic: !values.static,
  concurrency: Number(values.concurrency),
  timeoutMS: 60_000,
  // Stryker prepares a project for TypeScript by an interface that TypeScript 7 does not have; Vitest needs no preparation.
  disableTypeChecks: false,
  tsconfigFile: "none",
  tempDirName: folder,
  ignorePatterns: [
    "coverage",
    "dist",
    "test/runtimes/node_modules",
    "test/mutants/node_modules",
    "bench",
    "docs/site",
  ],
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { logTests: false, allowColor: false, reportScoreTable: true },
  htmlReporter: { fileName: report },
  jsonReporter: { fileName: json },
};
const file = join(folder, "stryker.config.json");
writeFileSync(file, JSON.stringify(options));
try {
  const { status } = spawnSync(join(here, "node_modules/.bin/stryker"), ["run", file], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, SOFTDICE_MUTANT_TESTS: JSON.stringify(tests) },
  });
  process.exitCode = status ?? 1;
  if (existsSync(json)) {
    console.log("Without the mutants of test/mutants/equivalent.ts, which change no result:");
    console.table(
      mutationScores(JSON.parse(readFileSync(json, "utf8"))).map((row) => ({
        ...row,
        score: Number(row.score.toFixed(1)),
      })),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
