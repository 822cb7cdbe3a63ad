import * as softdice from "softdice";
import type * as Files from "softdice/files";

/** Files by the paths at which a program in Node would find them. */
export type FilesByPath = Readonly<Record<string, File>>;

export interface CodeToRun {
  readonly text: string;
  readonly files: FilesByPath;
}

/** A line that code has printed, or why it failed. */
export interface Said {
  readonly line: string;
  readonly fails?: boolean;
}

type Program = (packages: object, console: object) => Promise<void>;

/** Runs code of a page: its imports come from the library, and what it logs goes back as lines. */
self.onmessage = async ({ data: { text, files } }: MessageEvent<CodeToRun>) => {
  const say = (...values: unknown[]) =>
    self.postMessage({ line: values.map(textOf).join(" ") } satisfies Said);
  try {
    const packages = {
      softdice,
      "softdice/files": text.includes("softdice/files")
        ? openingFiles(await import("softdice/files"), files)
        : {},
    };
    // A module cannot be made of text where a policy forbids blobs, so the imports become destructuring.
    const body = text.replaceAll(
      /^import\s*\{([^}]*)\}\s*from\s*["'](softdice(?:\/files)?)["'];?/gm,
      (_, names: string, name: string) =>
        `const {${names.replaceAll(/\btype\s+\w+,?/g, "").replaceAll(/(\w+)\s+as\s+(\w+)/g, "$1: $2")}} = packages["${name}"];`,
    );
    const run = await compile(body);
    await run(packages, { log: say, warn: say, error: say, info: say });
  } catch (error) {
    const line = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    self.postMessage({ line, fails: true } satisfies Said);
  }
  self.postMessage("done");
};

/** Runs a script in the worker's own scope; of such scripts alone all browsers report the line that they cannot read. */
function runScript(
  script: string,
): Promise<{ readonly program: Program } | { reason: string; line: number }> {
  return new Promise((resolve) => {
    self.onerror = (message, _file, line = 0) => {
      resolve({ reason: String(message), line });
      return true;
    };
    Object.assign(self, { takeProgram: (program: Program) => resolve({ program }) });
    setTimeout(script);
  });
}

async function compile(body: string): Promise<Program> {
  const compiled = await runScript(`takeProgram(async (packages, console) => { "use strict"; ${body}\n})`);
  if ("program" in compiled) return compiled.program;
  // Firefox counts the lines from that of the call, so a script that fails in its first line shows where they begin.
  const first = await runScript(")");
  const line = "line" in first ? compiled.line - first.line + 1 : compiled.line;
  throw new SyntaxError(
    line > body.split("\n").length
      ? "the code ends too early: a bracket, a brace or a quote is still open"
      : `${compiled.reason.replace(/^(Uncaught )?SyntaxError: /, "")}, in line ${line}`,
  );
}

/** The readers of files, which take the path of a chosen file for the file itself. */
function openingFiles(readers: typeof Files, files: FilesByPath): object {
  const opened = (source: Files.LabelFileSource) => (typeof source === "string" && files[source]) || source;
  return {
    ...readers,
    readLabels: (source: Files.LabelFileSource, options?: Files.ReadLabelsOptions) =>
      readers.readLabels(opened(source), options),
    readLabelPair: (
      prediction: Files.LabelFileSource,
      target: Files.LabelFileSource,
      options?: Files.ReadLabelPairOptions,
    ) => readers.readLabelPair(opened(prediction), opened(target), options),
  };
}

/** A number with the seven digits of a float32; a whole number has all of its digits. */
const numberText = (x: number) => String(Number.isInteger(x) ? x : Number(x.toPrecision(7)));

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (ArrayBuffer.isView(value))
    return `[${Array.from(value as unknown as ArrayLike<number>)
      .slice(0, 24)
      .map(textOf)
      .join(", ")}]`;
  if (value instanceof softdice.Tensor) return textOf(value.toArray());
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return JSON.stringify(value, (_, item) => (typeof item === "number" ? Number(numberText(item)) : item));
  return String(value);
}
