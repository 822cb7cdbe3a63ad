import { spawnSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";

/** Waits until a condition holds, and throws after so many seconds. */
export async function until(what: string, seconds: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + 1000 * seconds;
  while (!holds()) {
    if (Date.now() > end) throw new RangeError(`${what}: not within ${seconds} s`);
    await setTimeout(100);
  }
}

/** Runs a program, and returns what it prints; throws if it fails. */
export function output(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", env });
  if (status !== 0)
    throw new RangeError(`${program} ${args.join(" ")}: exit code ${status}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Kills a process with all processes that it started, before they can note it. */
export function killTree(pid: number): void {
  const children = new Map<number, number[]>();
  for (const line of output("ps", ["-eo", "pid=,ppid="]).trim().split("\n")) {
    const [child, parent] = line.trim().split(/\s+/).map(Number) as [number, number];
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const kill = (one: number): void => {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It ended meanwhile.
    }
    for (const child of children.get(one) ?? []) kill(child);
  };
  kill(pid);
}
