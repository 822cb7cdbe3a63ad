import { isMainThread } from "node:worker_threads";
import { run } from "./run.ts";
import { hasColors } from "./text/terminal.ts";

if (isMainThread) {
  const { discardPartialFiles } = await import("./output/output-file.ts");
  const { standardStreams } = await import("./output/standard-streams.ts");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      discardPartialFiles();
      process.kill(process.pid, signal);
    });
  }
  const streams = standardStreams(process.stdout, process.stderr);
  const code = await run(process.argv.slice(2), {
    out: streams.out,
    error: streams.error,
    colors: hasColors(process.stdout, process.env),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    sharesTerminal: process.stdout.isTTY === true,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    program: new URL(import.meta.url),
  });
  process.exitCode = await streams.codeAfter(code);
} else {
  const { servePairs } = await import("./data-set/pair-thread.ts");
  servePairs();
}
