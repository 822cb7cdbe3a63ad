import type { Timing } from "../../files/source/stopwatch.ts";

/** A line for each stage, in milliseconds, below an empty line. */
export function timingTable(timing: Timing): string {
  const lines = Object.entries(timing).map(
    ([stage, spent]) => `${stage.padEnd(10)} ${spent.toFixed(1).padStart(8)} ms`,
  );
  return `\n${lines.join("\n")}\n`;
}
