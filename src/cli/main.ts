import { isMainThread } from "node:worker_threads";
import { run } from "./run.ts";

if (isMainThread) {
  // `softdice … | head` closes the pipe early: no fault, but nobody reads what is still to come.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });

  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    // Only a terminal has hasColors, and it respects NO_COLOR.
    colors: process.stdout.isTTY === true && process.stdout.hasColors(),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    sharesTerminal: process.stdout.isTTY === true,
    program: new URL(import.meta.url),
  });
} else {
  const { servePairs } = await import("./data-set/pair-thread.ts");
  servePairs();
}
