import { spawnSync } from "node:child_process";

/** Runs a program in a folder and returns what it prints. Throws with its output if it fails. */
export function runProgram(
  command: string,
  args: readonly string[],
  folder: string,
  input = "",
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    input,
    env: { ...process.env, ...environment, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Throws unless the text matches. */
export function expectMatch(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`want ${pattern} in:\n${text}`);
}
