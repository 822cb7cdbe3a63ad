import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../dist/cli/softdice.js", import.meta.url));

/** What a run of the program printed and took. */
export interface MeasuredRun {
  readonly stdout: string;
  /** From its start to its end, and on all cores. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

/** Prints what the process used when it ends; maxRSS is in kilobytes. */
const AT_EXIT = `process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write("\\nused " + JSON.stringify({ maxRSS, time: userCPUTime + systemCPUTime }));
});`;

/** Runs the program as it is built; throws if it fails. */
export function measuredRun(args: readonly string[], cwd: string): MeasuredRun {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(AT_EXIT)}`, PROGRAM, ...args],
    { cwd, encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  if (status !== 0)
    throw new RangeError(`softdice ${args.slice(0, 3).join(" ")}: exit code ${status}: ${stderr}`);
  const { maxRSS, time } = JSON.parse(stderr.slice(stderr.lastIndexOf("used ") + 5));
  return {
    stdout,
    seconds: (performance.now() - start) / 1000,
    processorSeconds: time / 1e6,
    megabytes: maxRSS / 1024,
  };
}
