/** What a run is given besides its arguments. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
  /** Whether `out` shows colours. */
  readonly colors: boolean;
  /** Where progress is drawn, if there is a terminal. */
  readonly terminal?: NodeJS.WritableStream | undefined;
  /** Whether `out` writes to a terminal, too: lines that it writes meanwhile would cut through the progress. */
  readonly sharesTerminal?: boolean;
  /** The program itself, which threads run. */
  readonly program: URL;
}

/** The one line of a fault, whatever a file name or a message of the system holds. */
export function faultLine(text: string): string {
  return `softdice: ${text.replace(/\s*[\r\n]\s*/g, " ")}\n`;
}
