import { parseArgs } from "node:util";
import { InputError } from "../../files/source/input-error.ts";
import { nearestName } from "../../tensor/nearest-name.ts";

const options = {
  // Which files, and how they are matched.
  match: { type: "string", multiple: true },
  layout: { type: "string" },
  pairs: { type: "string" },
  cases: { type: "string" },
  strict: { type: "boolean" },
  missing: { type: "string" },
  jobs: { type: "string" },
  shard: { type: "string" },
  state: { type: "boolean" },
  resume: { type: "boolean" },
  array: { type: "string" },
  "max-file": { type: "string" },
  // What is counted.
  metrics: { type: "string" },
  boundary: { type: "string" },
  tolerances: { type: "string" },
  bins: { type: "string" },
  convention: { type: "string" },
  lesions: { type: "string" },
  colors: { type: "string" },
  threshold: { type: "string" },
  argmax: { type: "boolean" },
  "class-axis": { type: "string" },
  "batch-axis": { type: "string" },
  classes: { type: "string" },
  regions: { type: "string" },
  labels: { type: "string" },
  ignore: { type: "string" },
  spacing: { type: "string" },
  "ignore-orientation": { type: "boolean" },
  // What is reported.
  names: { type: "string" },
  "include-background": { type: "boolean" },
  absent: { type: "string" },
  "absent-in": { type: "string" },
  penalty: { type: "string" },
  confidence: { type: "string" },
  resamples: { type: "string" },
  seed: { type: "string" },
  ranking: { type: "string" },
  // Of gradcheck.
  exec: { type: "string" },
  timeout: { type: "string" },
  budget: { type: "string" },
  noise: { type: "string" },
  // Where it goes.
  json: { type: "boolean" },
  csv: { type: "boolean" },
  ndjson: { type: "boolean" },
  markdown: { type: "boolean" },
  latex: { type: "boolean" },
  tsv: { type: "boolean" },
  rows: { type: "string" },
  html: { type: "string" },
  stream: { type: "boolean" },
  output: { type: "string", short: "o" },
  timing: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

export type OptionName = keyof typeof options;
export const OPTION_NAMES: readonly OptionName[] = Object.keys(options) as OptionName[];

/** The options that were given, as text. */
export type OptionValues = {
  readonly [Name in OptionName]?: (typeof options)[Name] extends { multiple: true }
    ? string[]
    : (typeof options)[Name]["type"] extends "boolean"
      ? boolean
      : string;
};

const SEE_HELP = "softdice --help lists the options";

/** Splits the arguments into options, as text, and the rest. */
export function parseOptions(args: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    return parseArgs({ args: joinValues(args), allowPositionals: true, options });
  } catch (error) {
    throw new InputError(explain(error as NodeJS.ErrnoException));
  }
}

/**
 * Rewrites what parseArgs does not accept: `--ignore -1` becomes `--ignore=-1`, and each of the two values of `--match` gets its
 * own option.
 */
function joinValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? "";
    if (/^-[\d.]/.test(arg) && takesValue(before)) joined[joined.length - 1] = `${before}=${arg}`;
    else if (before === "--match") joined[joined.length - 1] = `--match=${arg}`;
    else if (before.startsWith("--match=") && arg.includes("{id}")) joined.push(`--match=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

function takesValue(arg: string): boolean {
  const option: { type: string } | undefined = arg.startsWith("--")
    ? options[arg.slice(2) as OptionName]
    : undefined;
  return option?.type === "string";
}

/** The messages of parseArgs quote the option, sometimes with its short form and its value. */
function explain({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(?:-\w, )?(--?[^' ]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
    return `unknown option ${option}; ${didYouMean(option)}${SEE_HELP}`;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  return message.includes("does not take")
    ? `${option} takes no value`
    : `${option} needs a value; ${SEE_HELP}`;
}

function didYouMean(option: string): string {
  const name = option.replace(/^-+/, "");
  const nearest = nearestName(name, OPTION_NAMES);
  // One letter may stand for several options.
  const meant =
    name.length === 1 ? OPTION_NAMES.filter((known) => known.startsWith(name)) : [nearest ?? []].flat();
  if (meant.length === 0 || meant.length > MAX_SUGGESTIONS) return "";
  return `did you mean ${meant.map((known) => `--${known}`).join(" or ")}? `;
}

const MAX_SUGGESTIONS = 3;
