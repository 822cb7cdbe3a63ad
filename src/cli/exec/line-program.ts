import { type ChildProcess, spawn } from "node:child_process";
import { InputError } from "../../files/source/input-error.ts";

/** Characters of one line that are kept: an answer of 100 million numbers. */
const MAX_LINE = 2 ** 29 - 32;

/** Milliseconds that a program has to end by itself. */
const PATIENCE = 1000;

/** Characters of a program's last words that a message shows. */
const MAX_LAST_WORDS = 300;

/** A program that answers each line on its standard input with one line on its standard output. */
export class LineProgram {
  readonly #child: ChildProcess;
  readonly #seconds: number;
  #parts: string[] = [];
  #length = 0;
  #lastWords = "";
  #ended: string | null = null;
  #isBroken = false;
  #isClosed = false;
  #waiting: { resolve(line: string): void; reject(error: Error): void } | null = null;

  /**
   * @param command - a command of the shell
   * @param seconds - for which an answer may be waited
   * @param pass - takes what the program writes to its standard error
   */
  constructor(command: string, seconds: number, pass: (text: string) => void) {
    this.#seconds = seconds;
    const child = spawn(command, { shell: true, stdio: "pipe", detached: process.platform !== "win32" });
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => this.#take(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-MAX_LAST_WORDS);
      pass(text);
    });
    // The end of the program is told by "close"; a pipe that breaks before says no more.
    child.stdin.on("error", () => {});
    child.on("error", (error) => this.#end(`cannot be started: ${error.message}`));
    child.on("close", (code, signal) => {
      this.#isClosed = true;
      this.#isBroken = code !== 0;
      this.#end(signal ? `was ended by ${signal}` : `ended with code ${code}`);
    });
  }

  /** Sends a line and awaits the next one; requests follow one another. */
  async ask(line: string): Promise<string> {
    if (this.#ended !== null) throw this.#fault();
    const answer = new Promise<string>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    const timer = setTimeout(() => {
      this.#fail(
        new InputError(
          `--exec: the program gives no answer within ${this.#seconds} s; flush its output after each line, or raise --timeout`,
        ),
      );
    }, this.#seconds * 1000);
    this.#child.stdin!.write(`${line}\n`);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the program and what it started; one that does not end by itself is killed after a second. */
  stop(): void {
    this.#child.stdin!.end();
    if (this.#isClosed) return;
    this.#signal("SIGTERM");
    const timer = setTimeout(() => this.#signal("SIGKILL"), PATIENCE);
    this.#child.once("close", () => clearTimeout(timer));
  }

  #signal(name: "SIGTERM" | "SIGKILL"): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#child.kill(name);
      else process.kill(-pid, name);
    } catch {
      // It ended in between.
    }
  }

  #take(text: string): void {
    const end = text.indexOf("\n");
    if (end < 0) {
      this.#length += text.length;
      if (this.#length > MAX_LINE) {
        this.#fail(
          new InputError("--exec: the program writes a line without an end; end each answer with a newline"),
        );
        this.stop();
      } else this.#parts.push(text);
      return;
    }
    const line = this.#parts.join("") + text.slice(0, end);
    this.#parts = [];
    this.#length = 0;
    if (this.#waiting === null) {
      this.#ended = `writes ${JSON.stringify(line.slice(0, 60))} unasked`;
      return;
    }
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(line);
    const rest = text.slice(end + 1);
    if (rest !== "") this.#take(rest);
  }

  #end(how: string): void {
    this.#ended ??= how;
    this.#fail(this.#fault());
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }

  #fault(): InputError {
    const words = this.#lastWords.trim();
    const said = words === "" ? "" : `: ${words.split("\n").at(-1)}`;
    const remedy =
      words !== "" && this.#isBroken
        ? "mend that in the program"
        : "it must answer each line of its standard input with one line";
    return new InputError(`--exec: the program ${this.#ended}${said}; ${remedy}`);
  }
}
