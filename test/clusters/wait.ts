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

/** A process, with its command line. */
interface Process {
  readonly pid: number;
  readonly command: string;
}

/** A process and all that it started, with those that they started, parents first. */
export function treeOf(pid: number): Process[] {
  const children = new Map<number, Process[]>();
  let own = "";
  for (const line of output("ps", ["-eo", "pid=,ppid=,args=", "-ww"]).trim().split("\n")) {
    const [, child, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!;
    if (Number(child) === pid) own = command!;
    const siblings = children.get(Number(parent)) ?? [];
    children.set(Number(parent), [...siblings, { pid: Number(child), command: command! }]);
  }
  const tree: Process[] = [{ pid, command: own }];
  for (const one of tree) tree.push(...(children.get(one.pid) ?? []));
  return tree;
}

/** Kills a process, before it can note it. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}

/** Kills a process with all processes that it started. */
export function killTree(pid: number): void {
  for (const one of treeOf(pid)) kill(one.pid);
}
