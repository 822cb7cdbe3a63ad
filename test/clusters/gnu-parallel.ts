import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkMerged, OPTIONS, PROGRAM, type ScoredFolders, textOf } from "./scored-folders.ts";
import { kill, killTree, treeOf, until } from "./wait.ts";

const SHARDS = 6;

/**
 * GNU parallel, of which one worker is killed in the middle; and once more, killed with all its workers and started again. Needs the
 * Debian package parallel.
 */
export async function runParallel(folders: ScoredFolders): Promise<void> {
  await killWorker(folders);
  await killAll(folders);
}

async function killWorker(folders: ScoredFolders): Promise<void> {
  const prefix = "worker-";
  const running = start(folders, prefix);
  const shard = await oneInTheMiddle(folders, prefix);
  const worker = treeOf(running.pid!).find(
    ({ command }) => command.startsWith(process.execPath) && command.endsWith(`-o ${prefix}${shard}.json`),
  );
  if (!worker) throw new RangeError(`parallel: no process scores shard ${shard}`);
  kill(worker.pid);
  await until(
    "the killed worker has ended",
    5,
    () => !treeOf(running.pid!).some(({ pid }) => pid === worker.pid),
  );
  if (existsSync(join(folders.folder, `${prefix}${shard}.json`)))
    throw new RangeError(`parallel: shard ${shard} was finished before its worker was killed`);
  console.log(`parallel: the worker of shard ${shard} was killed in the middle`);
  await ended(running);
  checkMerged(folders, prefix, SHARDS);
}

async function killAll(folders: ScoredFolders): Promise<void> {
  const prefix = "parallel-";
  const first = start(folders, prefix);
  await oneInTheMiddle(folders, prefix);
  killTree(first.pid!);
  const states = Array.from({ length: SHARDS }, (_, k) => join(folders.folder, `${prefix}${k + 1}.json`));
  console.log(
    `parallel: killed with ${states.filter((file) => existsSync(file)).length} of ${SHARDS} shards finished`,
  );
  await ended(start(folders, prefix));
  checkMerged(folders, prefix, SHARDS);
}

function start({ folder }: ScoredFolders, prefix: string) {
  const script = join(folder, `${prefix}parallel.sh`);
  writeFileSync(
    script,
    `seq 1 ${SHARDS} | parallel --will-cite -j 2 --retries 2 "${process.execPath}" "${PROGRAM}" score predictions targets ${OPTIONS} --resume --shard {}/${SHARDS} -o ${prefix}{}.json\n`,
  );
  return spawn("bash", [script], { cwd: folder, stdio: "ignore" });
}

/** Waits until a worker has finished a case, and has not finished its shard; returns the number of that shard. */
async function oneInTheMiddle({ folder }: ScoredFolders, prefix: string): Promise<number> {
  let shard = 0;
  await until("a worker has finished a case", 60, () => {
    for (let k = 1; k <= SHARDS && shard === 0; k++) {
      if (textOf(join(folder, `${prefix}${k}.json.progress`)).split("\n").length > 2) shard = k;
    }
    return shard > 0;
  });
  return shard;
}

async function ended(running: ReturnType<typeof start>): Promise<void> {
  await until("all shards are finished", 110, () => running.exitCode !== null);
  if (running.exitCode !== 0) throw new RangeError(`parallel: exit code ${running.exitCode}`);
}
