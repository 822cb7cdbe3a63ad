import { visibleText } from "./visible-text.ts";

/** The surroundings of a run. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
  /** Whether `out` shows colours. */
  readonly colors: boolean;
  /** The terminal for the progress, if there is one. */
  readonly terminal?: NodeJS.WritableStream | undefined;
  /** Whether `out` writes to a terminal: its lines would cut through the progress, and its text is shown as it is. */
  readonly sharesTerminal?: boolean;
  /** The columns of the terminal that `out` writes to. */
  readonly columns?: number | undefined;
  /** The program itself, which the threads run. */
  readonly program: URL;
}

/** The one line of a fault, whatever characters a file name or a message of the system contains. */
export function faultLine(text: string): string {
  return `softdice: ${visibleText(text)}\n`;
}

/** Reports whether text on a stream has colours: a terminal's own choice, which respects NO_COLOR, or FORCE_COLOR for a pipe. */
export function hasColors(
  stream: { readonly isTTY?: boolean; hasColors?(): boolean },
  { FORCE_COLOR: force = "" }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (force !== "") return force !== "0" && force !== "false";
  return stream.isTTY === true && stream.hasColors?.() === true;
}
