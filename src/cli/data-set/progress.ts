import { SingleBar } from "cli-progress";

/** A bar on a terminal with the remaining time. */
export interface Progress {
  step(failures: number): void;
  stop(): void;
}

/** Draws a bar on a stream, and clears it at the end. */
export function progressBar(total: number, stream: NodeJS.WritableStream): Progress {
  const bar = new SingleBar({
    format: "{bar} {value}/{total} cases, {eta_formatted} left{failures}",
    barCompleteChar: "━",
    barIncompleteChar: "─",
    barsize: 30,
    clearOnComplete: true,
    // Without it, the bar would end where the terminal wraps.
    linewrap: false,
    stream,
  });
  bar.start(total, 0, { failures: "" });
  return {
    step: (failures) => bar.increment({ failures: failures > 0 ? `, ${failures} failed` : "" }),
    stop: () => bar.stop(),
  };
}
