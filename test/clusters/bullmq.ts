import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkMerged, isInTheMiddle, OPTIONS, type ScoredFolders, withProgram } from "./scored-folders.ts";
import { killTree, output, until } from "./wait.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/bullmq", import.meta.url));
const PORT = "16379";
const CASES_PER_JOB = 4;

/**
 * The queue and the workers of `examples/bullmq`, one of which is killed with its program in the middle of a job. Needs the Debian
 * package redis-server.
 */
export async function runBullmq(folders: ScoredFolders): Promise<void> {
  const { folder, cases } = folders;
  output("npm", ["ci", "--prefix", EXAMPLE, "--no-audit", "--no-fund", "--silent"]);
  const store = mkdtempSync(join(tmpdir(), "softdice-redis-"));
  const redis = spawn("redis-server", ["--port", PORT, "--save", "", "--appendonly", "no", "--dir", store], {
    stdio: "ignore",
  });
  const env = { ...withProgram(folders), REDIS_PORT: PORT, CASES_PER_JOB: String(CASES_PER_JOB) };
  const start = (file: string, args: readonly string[], input: "pipe" | "ignore") =>
    spawn(process.execPath, [join(EXAMPLE, file), ...args], {
      cwd: folder,
      env,
      stdio: [input, "ignore", "inherit"],
    });
  const worker = () => start("worker.mjs", [], "ignore");
  const running = [redis];
  try {
    await until("redis answers", 20, () => {
      try {
        return output("redis-cli", ["-p", PORT, "ping"]).trim() === "PONG";
      } catch {
        return false;
      }
    });
    const queue = start("queue.mjs", OPTIONS.split(" "), "pipe");
    const ids = Array.from({ length: cases }, (_, k) => `case-${String(k).padStart(3, "0")}`);
    queue.stdin!.end(ids.join("\n"));
    const first = worker();
    running.push(queue, first);
    const states = Array.from({ length: Math.ceil(cases / CASES_PER_JOB) }, (_, k) => `state-${k}.json`);
    await until("the first worker has finished a case", 60, () => isInTheMiddle(folder, states));
    killTree(first.pid!);
    console.log("bullmq: killed the first of two workers in the middle of its job");
    running.push(worker());
    await until("all jobs are done", 110, () => queue.exitCode !== null);
    if (queue.exitCode !== 0) throw new RangeError(`bullmq: exit code ${queue.exitCode} of the queue`);
    checkMerged(folders, "state-", states.length);
  } finally {
    for (const { pid, exitCode } of running.reverse())
      if (exitCode === null && pid !== undefined) killTree(pid);
    rmSync(store, { recursive: true, force: true });
    for (let k = 0; k < cases; k++) rmSync(join(folder, `state-${k}.json`), { force: true });
  }
}
