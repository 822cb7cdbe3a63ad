import { spawn } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInTheMiddle, OPTIONS, type ScoredFolders, withProgram } from "./scored-folders.ts";
import { killTree, until } from "./wait.ts";

const SNAKEFILE = fileURLToPath(new URL("../../examples/snakemake/Snakefile", import.meta.url));
const PARTS = 6;

/** The rules of `examples/snakemake`, killed with their programs in the middle, and started again. Needs the Debian package snakemake. */
export async function runSnakemake(folders: ScoredFolders): Promise<void> {
  const { folder, report } = folders;
  copyFileSync(SNAKEFILE, join(folder, "Snakefile"));
  const options = OPTIONS.replace(" --jobs 1", "");
  const args = ["--cores", "2", "--rerun-incomplete", "--nolock", "--config", `options=${options}`];
  const start = () => spawn("snakemake", args, { cwd: folder, env: withProgram(folders), stdio: "ignore" });
  const first = start();
  const states = Array.from({ length: PARTS }, (_, k) => `state-${k + 1}.json`);
  await until("a part has finished a case", 60, () => isInTheMiddle(folder, states));
  killTree(first.pid!);
  console.log("snakemake: killed in the middle of a part");
  const second = start();
  await until("the report is made", 110, () => second.exitCode !== null);
  if (second.exitCode !== 0) throw new RangeError(`snakemake: exit code ${second.exitCode}`);
  if (readFileSync(join(folder, "report.json"), "utf8") !== report)
    throw new RangeError("snakemake: the merged report differs from that of one machine");
}
