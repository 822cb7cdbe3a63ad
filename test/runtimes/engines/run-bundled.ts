import { startTests } from "vitest/internal/browser";
import type { Outcome } from "../outcome.ts";

type Runner = Parameters<typeof startTests>[1];
type Task = Awaited<ReturnType<typeof startTests>>[number]["tasks"][number];

/** The test files of a bundle. */
export type Modules = Readonly<Record<string, () => Promise<unknown>>>;

/** Runs the tests of a bundle, with the expectations and the runner of Vitest, in whatever runtime this is. */
export async function runBundled(modules: Modules, config: Runner["config"]): Promise<Outcome[]> {
  const runner: Runner = { config, importFile: (file) => modules[file]!() };
  const files = await startTests(Object.keys(modules), runner);
  return files.flatMap((file) => {
    const outcomes = file.tasks.flatMap((task) => outcomesOf(task, file.filepath, []));
    const broken = file.result?.state === "fail" && !outcomes.some(({ state }) => state === "failed");
    return broken ? [...outcomes, outcomeOf(file, file.filepath, [])] : outcomes;
  });
}

function outcomesOf(task: Task, file: string, above: readonly string[]): Outcome[] {
  if (task.type === "suite")
    return task.tasks.flatMap((each) => outcomesOf(each, file, [...above, task.name]));
  return [outcomeOf(task, file, above)];
}

const STATES = { pass: "passed", fail: "failed" } as const;

function outcomeOf({ name, result }: Task, file: string, above: readonly string[]): Outcome {
  const state = STATES[result?.state as keyof typeof STATES] ?? "skipped";
  const message = result?.errors?.map((error) => `${error.message}\n${error.stack ?? ""}`).join("\n");
  return { file, name: [...above, name].join(" > "), state, ...(message !== undefined && { message }) };
}
