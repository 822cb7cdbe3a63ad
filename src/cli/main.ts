import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";
import { run } from "./run.ts";
import { hasColors } from "./text/terminal.ts";

// Readers of files find node:fs and node:zlib by it, and Node 20.0 to 20.15 lack it.
process.getBuiltinModule ??= createRequire(import.meta.url) as typeof process.getBuiltinModule;

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
