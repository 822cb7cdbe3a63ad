import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { checkMerged, OPTIONS, PROGRAM, type ScoredFolders } from "./scored-folders.ts";
import { killTree, output, until } from "./wait.ts";

const SHARDS = 8;
const NODES = ["n1", "n2", "n3"];

/**
 * Slurm with three nodes on this machine, as root: an array of shards, whose node n2 is killed with its tasks in the middle. Needs the
 * Debian packages slurm-wlm, slurmctld, slurmd and munge.
 */
export async function runSlurm(folders: ScoredFolders): Promise<void> {
  const cluster = mkdtempSync(join(tmpdir(), "softdice-slurm-"));
  const env = { ...process.env, SLURM_CONF: join(cluster, "slurm.conf") };
  const run = (program: string, ...args: string[]) => output(program, args, env);
  const pidOf = (name: string) => Number(readFileSync(join(cluster, `${name}.pid`), "utf8"));
  startCluster(cluster, run);
  try {
    await until(
      "nodes are idle",
      30,
      () => run("sinfo", "-h", "-o", "%t %D").trim() === `idle ${NODES.length}`,
    );
    const { folder } = folders;
    writeFileSync(join(folder, "job.sh"), jobScript());
    run(
      "sbatch",
      "--requeue",
      `--array=1-${SHARDS}`,
      "-D",
      folder,
      "-o",
      join(folder, "%a.log"),
      join(folder, "job.sh"),
    );
    const isFinished = (index: number) => existsSync(join(folder, `slurm-${index}.json`));
    const isBegun = (index: number) => existsSync(join(folder, `slurm-${index}.json.progress`));
    const shards = Array.from({ length: SHARDS }, (_, k) => k + 1);
    const onSecond = () =>
      run("squeue", "-h", "-t", "R", "-w", "n2", "-o", "%A %K")
        .trim()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => line.split(" ").map(Number) as [job: number, shard: number]);
    await until("a task of n2 has finished a case", 60, () =>
      onSecond().some(([, shard]) => isBegun(shard) && !isFinished(shard)),
    );
    const lost = onSecond();
    killTree(pidOf("slurmd-n2"));
    for (const [job] of lost) for (const pid of stepsOf(job)) killTree(pid);
    console.log(`slurm: killed n2 with the shards ${lost.map(([, shard]) => shard).join(", ")}`);
    await until("all shards are finished", 110, () => shards.every(isFinished));
    checkMerged(folders, "slurm-", SHARDS);
  } finally {
    for (const name of ["slurmctld", ...NODES.map((node) => `slurmd-${node}`), "munge"])
      if (existsSync(join(cluster, `${name}.pid`))) killTree(pidOf(name));
  }
}

function startCluster(cluster: string, run: (program: string, ...args: string[]) => string): void {
  for (const name of ["state", ...NODES.map((node) => `spool-${node}`)]) mkdirSync(join(cluster, name));
  const at = (name: string) => join(cluster, name);
  writeFileSync(at("munge.key"), randomBytes(64), { mode: 0o600 });
  run(
    "munged",
    "--force",
    `--key-file=${at("munge.key")}`,
    `--socket=${at("munge.sock")}`,
    `--pid-file=${at("munge.pid")}`,
    `--log-file=${at("munge.log")}`,
    `--seed-file=${at("munge.seed")}`,
  );
  writeFileSync(at("slurm.conf"), configuration(cluster));
  run("slurmctld", "-c");
  for (const node of NODES) run("slurmd", "-N", node);
}

/** A task that was requeued may begin again only when its credential has expired, so cred_expire is short. */
function configuration(cluster: string): string {
  const host = hostname().split(".")[0]!;
  return `ClusterName=softdice
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${cluster}/munge.sock,cred_expire=5
StateSaveLocation=${cluster}/state
SlurmdSpoolDir=${cluster}/spool-%n
SlurmctldPidFile=${cluster}/slurmctld.pid
SlurmctldLogFile=${cluster}/slurmctld.log
SlurmdPidFile=${cluster}/slurmd-%n.pid
SlurmdLogFile=${cluster}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
ReturnToService=2
SlurmdTimeout=4
KillWait=2
${NODES.map(
  (node, k) =>
    `NodeName=${node} NodeAddr=127.0.0.1 NodeHostname=${host} Port=${17_001 + k} CPUs=1 RealMemory=1000`,
).join("\n")}
PartitionName=all Nodes=${NODES.join(",")} Default=YES MaxTime=10 State=UP
`;
}

function jobScript(): string {
  return `#!/bin/bash
exec "${process.execPath}" "${PROGRAM}" score predictions targets ${OPTIONS} --resume \\
  --shard "$SLURM_ARRAY_TASK_ID/${SHARDS}" -o "slurm-$SLURM_ARRAY_TASK_ID.json"
`;
}

/** The processes of Slurm that run a job. */
function stepsOf(job: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => commandOf(name).startsWith(`slurmstepd: [${job}.`))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
