import { availableParallelism } from "node:os";
import { runInChild } from "./child.ts";

/** Something that is counted, not timed: parts that know nothing of each other, and the text that they make together. */
export interface Survey {
  /** What filters may name, as the size of a case. */
  size: string;
  parts: readonly (() => unknown)[];
  text: (parts: readonly unknown[]) => string;
}

/** @param parts - each gives an object that survives JSON */
export function survey<Part extends object>(
  size: string,
  parts: readonly (() => Part)[],
  text: (parts: readonly Part[]) => string,
): Survey {
  return { size, parts, text: (found) => text(found as readonly Part[]) };
}

/**
 * Runs the parts of a survey in processes of their own, as many at a time as there are cores.
 *
 * @param key - the option by which a process finds its part is `--part key/0`
 */
export async function runSurvey(
  { parts, text }: Survey,
  key: string,
  report: (done: number, of: number) => void,
): Promise<string> {
  const found: unknown[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < parts.length) {
      const part = next++;
      found[part] = await runInChild(["--part", `${key}/${part}`]);
      report(++done, parts.length);
    }
  };
  report(0, parts.length);
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return text(found);
}
