import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command line, as it is published. */
export const softdice: readonly string[] = [
  process.execPath,
  fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url)),
];

/** Runs a program to its end and gives what it writes; code 2 of softdice would mean that a pair failed. */
export function runProgram([command, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(command!, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ended with code ${status}: ${stderr}`);
  return stdout;
}

/** The most memory that a program of Node takes, in megabytes, by what the system says at its end. */
export function peakMemory([node, ...args]: readonly string[]): number {
  const folder = temporaryFolder();
  const [meter, peak] = [join(folder, "meter.mjs"), join(folder, "peak")];
  writeFileSync(
    meter,
    `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  runProgram([node!, "--import", meter, ...args]);
  return (Number(readFileSync(peak, "utf8")) * 1024) / 1e6;
}

/** A folder that lasts as long as this process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "softdice-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
