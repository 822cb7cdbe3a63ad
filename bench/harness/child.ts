import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Runs this program once more, with options of its own, and gives the JSON of the last line that it writes. */
export async function runInChild(options: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const line = output.trimEnd().split("\n").at(-1)!;
  if (code !== 0 || !line.startsWith("{"))
    throw new Error(`${options.join(" ")} failed\n${shortened(errors)}`);
  return JSON.parse(line);
}

/** What such a program does at its end. */
export function answerParent(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit());
}

/** Without the source lines of minified packages. */
function shortened(errors: string): string {
  return errors
    .split("\n")
    .filter((line) => line.length < 200)
    .slice(0, 20)
    .join("\n");
}
