import { parseArgs } from "node:util";
import { type ClassCountOptions, MOST_CLASSES } from "./class-count.ts";
import { InputError } from "./input-error.ts";

export interface ScoreArguments extends ClassCountOptions {
  readonly prediction: string;
  readonly target: string;
  readonly json: boolean;
  readonly timing: boolean;
  readonly includeBackground: boolean;
  readonly names: string | undefined;
}

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "score"; readonly options: ScoreArguments };

const SEE_HELP = "softdice --help lists what there is";

/** What the user asks for; nothing asked is a question for help. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [name, ...files] = positionals;
  if (values.version) return { name: "version" };
  if (values.help || args.length === 0) return { name: "help" };
  if (name === undefined) throw new InputError("no command; write softdice score <prediction> <target>");
  if (name !== "score") {
    throw new InputError(`unknown command ${name}; write softdice score <prediction> <target>`);
  }
  const [prediction, target] = files;
  if (prediction === undefined || target === undefined || files.length > 2) {
    throw new InputError(`score takes two files, <prediction> <target>, and was given ${files.length}`);
  }
  const { json, timing, names } = values;
  return {
    name,
    options: {
      prediction,
      target,
      json,
      timing,
      includeBackground: values["include-background"],
      names,
      classes: wholeNumber("--classes", values.classes, 2, MOST_CLASSES),
      ignore: wholeNumber("--ignore", values.ignore),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: joinNegativeNumbers(args),
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        timing: { type: "boolean", default: false },
        "include-background": { type: "boolean", default: false },
        names: { type: "string" },
        classes: { type: "string" },
        ignore: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    throw new InputError(explain(error as NodeJS.ErrnoException));
  }
}

/** `--ignore -1` is plain to a reader but two options to parseArgs, which wants `--ignore=-1`. */
function joinNegativeNumbers(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-\d+$/.test(arg) && (before === "--ignore" || before === "--classes")) {
      joined[joined.length - 1] = `${before}=${arg}`;
    } else {
      joined.push(arg);
    }
  }
  return joined;
}

/** The options stand in quotes in the messages of parseArgs, sometimes with their short form and their value. */
function explain({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(?:-\w, )?(--?[^' ]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `unknown option ${option}; ${SEE_HELP}`;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  return message.includes("does not take")
    ? `${option} takes no value`
    : `${option} needs a value; ${SEE_HELP}`;
}

function wholeNumber(
  option: string,
  text: string | undefined,
  smallest = Number.MIN_SAFE_INTEGER,
  largest = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^-?\d+$/.test(text) && number >= smallest && number <= largest) return number;
  const range = smallest > 0 ? ` from ${smallest} to ${largest}` : "";
  throw new InputError(`${option} is ${JSON.stringify(text)}, want a whole number${range}`);
}
