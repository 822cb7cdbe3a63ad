import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkMerged, OPTIONS, PROGRAM, type ScoredFolders, textOf } from "./scored-folders.ts";
import { killTree, until } from "./wait.ts";

const SHARDS = 6;

/** GNU parallel, killed with its workers in the middle, and started again. Needs the Debian package parallel. */
export async function runParallel(folders: ScoredFolders): Promise<void> {
  const { folder } = folders;
  const script = `seq 1 ${SHARDS} | parallel --will-cite -j 2 --retries 2 "${process.execPath}" "${PROGRAM}" score predictions targets ${OPTIONS} --resume --shard {}/${SHARDS} -o parallel-{}.json\n`;
  writeFileSync(join(folder, "parallel.sh"), script);
  const start = () => spawn("bash", ["parallel.sh"], { cwd: folder, stdio: "ignore" });
  const first = start();
  const hasProgress = () => {
    const begun = Array.from({ length: SHARDS }, (_, k) => join(folder, `parallel-${k + 1}.json.progress`));
    return begun.some((file) => textOf(file).split("\n").length > 2);
  };
  await until("a worker has finished a case", 60, hasProgress);
  killTree(first.pid!);
  const states = Array.from({ length: SHARDS }, (_, k) => join(folder, `parallel-${k + 1}.json`));
  console.log(
    `parallel: killed with ${states.filter((file) => existsSync(file)).length} of ${SHARDS} shards finished`,
  );
  const second = start();
  await until("all shards are finished", 110, () => second.exitCode !== null);
  if (second.exitCode !== 0) throw new RangeError(`parallel: exit code ${second.exitCode}`);
  checkMerged(folders, "parallel-", SHARDS);
}
