import { run } from "./run.ts";

// `softdice … | head` closes the pipe early, which is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  // Only a terminal has hasColors, and it respects NO_COLOR.
  colors: process.stdout.isTTY === true && process.stdout.hasColors(),
});
