import { rmSync } from "node:fs";
import { runBullmq } from "./bullmq.ts";
import { runParallel } from "./gnu-parallel.ts";
import { type ScoredFolders, scoredFolders } from "./scored-folders.ts";
import { runSlurm } from "./slurm.ts";
import { runSnakemake } from "./snakemake.ts";

/** Starts schedulers for real, kills a worker in the middle, and compares the merged report with that of one machine. */
const ENGINES: Readonly<Record<string, (folders: ScoredFolders) => Promise<void>>> = {
  bullmq: runBullmq,
  parallel: runParallel,
  slurm: runSlurm,
  snakemake: runSnakemake,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(ENGINES, name));
if (unknown) throw new RangeError(`engine ${unknown}, want ${Object.keys(ENGINES).join(" or ")}`);
const folders = scoredFolders(24);
try {
  for (const [name, run] of Object.entries(ENGINES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const start = Date.now();
    await run(folders);
    const seconds = ((Date.now() - start) / 1000).toFixed(0);
    console.log(`${name}: ${folders.cases} cases, a report byte for byte that of one machine, ${seconds} s`);
  }
} finally {
  rmSync(folders.folder, { recursive: true });
}
