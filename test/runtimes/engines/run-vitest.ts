import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../../contract/project-files.ts";
import type { Outcome } from "../outcome.ts";

/** What Vitest writes of each test, as far as it is used here. */
interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs Vitest by a command, and returns the outcome of every test. */
export async function runVitest(
  command: readonly string[],
  runtime: string,
  options: readonly string[],
): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-outcomes-"));
  const file = join(folder, "report.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const [program, ...args] = [
    ...command,
    vitest,
    "run",
    ...options,
    "--reporter=json",
    `--outputFile=${file}`,
  ];
  try {
    const child = spawn(program!, args, {
      cwd: root,
      env: { ...process.env, SOFTDICE_RUNTIME: runtime },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        said = (said + data).slice(-4000);
      });
    }
    const [code] = await once(child, "close");
    const outcomes = outcomesOf(readReport(file, said));
    const failed = outcomes.some(({ state }) => state === "failed");
    if (code !== 0 && !failed)
      outcomes.push({ file: "vitest", name: `ends with ${code}`, state: "failed", message: said });
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(file: string, said: string): JsonReport {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`Vitest wrote no report\n${said}`);
  }
}

function outcomesOf({ testResults }: JsonReport): Outcome[] {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const file = relative(root, name);
    const outcomes = assertionResults.map(
      (test): Outcome => ({
        file,
        name: [...test.ancestorTitles, test.title].join(" > "),
        state: test.status === "passed" || test.status === "failed" ? test.status : "skipped",
        ...(test.failureMessages.length > 0 && { message: test.failureMessages.join("\n") }),
      }),
    );
    // A file that cannot be imported has no tests.
    if (status === "failed" && !outcomes.some(({ state }) => state === "failed"))
      outcomes.push({ file, name: "the file", state: "failed", message });
    return outcomes;
  });
}
