import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Seconds of processor time that imports add to that of an empty module. */
export interface Imports {
  readonly softdice: number;
  /** The root entry as one minified file. */
  readonly single: number;
}

const RUNS = 25;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The least times of a Node process that imports a module, over those of one that imports an empty module; they take turns. */
export function measureImports(): Imports {
  const folder = mkdtempSync(join(tmpdir(), "softdice-empty-"));
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const modules = [empty, "softdice", "./dist/softdice.min.js"];
  const least = modules.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < RUNS; run++)
    modules.forEach((name, k) => {
      least[k] = Math.min(least[k]!, secondsOf(name));
    });
  rmSync(folder, { recursive: true });
  const [nothing, softdice, single] = least as [number, number, number];
  return { softdice: softdice - nothing, single: single - nothing };
}

function secondsOf(name: string): number {
  const program = `await import("${name}"); const { user, system } = process.cpuUsage(); console.log(user + system);`;
  const args = ["--input-type=module", "-e", program];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8", cwd: root })) / 1e6;
}
