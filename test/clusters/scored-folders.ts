import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { balls, type Shape, shifted } from "../../bench/inputs/volumes.ts";
import { makeNpy } from "../files/make/make-npy.ts";

/** The bundle, as it is published. */
export const PROGRAM: string = fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url));

/** The options of every run. */
export const OPTIONS = "--metrics dice,hd95,assd --spacing 1,1,2 --jobs 1";

const SHAPE: Shape = [112, 112, 112];

/** A folder with predictions and targets, and the report of one machine. */
export interface ScoredFolders {
  readonly folder: string;
  readonly cases: number;
  readonly report: string;
}

/** Makes cases that take a part of a second each, so that a worker can be killed between two of them, and scores them here. */
export function scoredFolders(cases: number): ScoredFolders {
  const folder = mkdtempSync(join(tmpdir(), "softdice-clusters-"));
  for (const name of ["predictions", "targets"]) mkdirSync(join(folder, name));
  for (let seed = 0; seed < cases; seed++) {
    const volume = balls(SHAPE, 3 + (seed % 4), seed);
    const write = (name: string, labels: Uint8Array) =>
      writeFileSync(
        join(folder, name, `case-${String(seed).padStart(3, "0")}.npy`),
        new Uint8Array(makeNpy("|u1", SHAPE, labels)),
      );
    write("targets", volume.labels);
    write("predictions", shifted(volume, 1 + (seed % 9)));
  }
  const report = softdice(folder, `score predictions targets ${OPTIONS} --json`);
  return { folder, cases, report };
}

/** The surroundings of a program that calls `softdice`: the bundle, before any other of that name. */
export function withProgram({ folder }: ScoredFolders): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  const command = `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`;
  writeFileSync(join(bin, "softdice"), command, { mode: 0o755 });
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

/** Whether a run has finished more than one case of a state that is not complete. */
export function isInTheMiddle(folder: string, states: readonly string[]): boolean {
  return states.some((state) => textOf(join(folder, `${state}.progress`)).split("\n").length > 2);
}

/** Runs the program in a folder, and returns what it prints. */
function softdice(folder: string, args: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args.split(" ")], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new RangeError(`softdice ${args}: exit code ${status}: ${stderr}`);
  return stdout;
}

/** Merges the states whose names begin so, and throws unless the report is that of one machine, byte for byte. */
export function checkMerged({ folder, report }: ScoredFolders, prefix: string, count: number): void {
  const states = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".json"));
  if (states.length !== count) throw new RangeError(`${prefix}: ${states.length} of ${count} states`);
  const merged = softdice(folder, `merge ${states.reverse().join(" ")} --json`);
  if (merged !== report)
    throw new RangeError(`${prefix}: the merged report differs from that of one machine`);
}

/** A file as text, or nothing while it does not exist. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
