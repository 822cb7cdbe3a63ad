import { faultLine } from "../text/terminal.ts";

/** The streams of a process, which may be closed or full while it writes. */
export interface StandardStreams {
  out(text: string): void;
  error(text: string): void;
  /** The exit code, once all text is written: that of the run, or 1 where the output was lost. */
  codeAfter(code: number): Promise<number>;
}

/**
 * Writes to the two streams of a process. Once the reader of `stdout` has left (`softdice … | head`), nothing more is
 * written to it, and the run goes on: its files are finished and its exit code stays. A full disk is reported.
 */
export function standardStreams(
  stdout: NodeJS.WritableStream,
  stderr: NodeJS.WritableStream,
): StandardStreams {
  let closed = false;
  let fault: string | undefined;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== "EPIPE") fault ??= error.code ?? error.message;
  });
  // Without a reader of stderr there is nobody to tell.
  stderr.on("error", () => {});
  return {
    out: (text) => {
      if (!closed) stdout.write(text);
    },
    error: (text) => {
      stderr.write(text);
    },
    async codeAfter(code) {
      // The callback comes after the errors of all earlier writes.
      if (!closed) await new Promise<void>((resolve) => stdout.write("", () => resolve()));
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (fault === undefined) return code;
      stderr.write(faultLine(`the standard output cannot be written (${fault})`));
      return 1;
    },
  };
}
