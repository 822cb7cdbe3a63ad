import { InputError } from "../../files/source/input-error.ts";
import { suggestion } from "../../tensor/nearest-name.ts";
import { type CompareArguments, compareArguments } from "./compare.ts";
import { explainArguments } from "./explain.ts";
import { type GradcheckArguments, gradcheckArguments } from "./gradcheck.ts";
import { type MergeArguments, mergeArguments } from "./merge.ts";
import { parseOptions } from "./parse-options.ts";
import { type RankArguments, rankArguments } from "./rank.ts";
import { type ScoreArguments, scoreArguments } from "./score.ts";

export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "score"; readonly options: ScoreArguments }
  | { readonly name: "explain"; readonly options: ScoreArguments }
  | { readonly name: "merge"; readonly options: MergeArguments }
  | { readonly name: "compare"; readonly options: CompareArguments }
  | { readonly name: "rank"; readonly options: RankArguments }
  | { readonly name: "gradcheck"; readonly options: GradcheckArguments };

const USAGE = "write softdice score <predictions> <targets>";
const NAMES = ["score", "explain", "merge", "compare", "rank", "gradcheck", "help"] as const;

/** Parses the arguments of the program; without arguments the command is help. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parseOptions(args);
  const [name, ...files] = positionals;
  if (values.version) return { name: "version" };
  if (values.help || args.length === 0 || name === "help") return { name: "help" };
  if (name === undefined) throw new InputError(`no command; ${USAGE}`);
  if (name === "score") return { name, options: scoreArguments(files, values) };
  if (name === "explain") return { name, options: explainArguments(files, values) };
  if (name === "merge") return { name, options: mergeArguments(files, values) };
  if (name === "compare") return { name, options: compareArguments(files, values) };
  if (name === "rank") return { name, options: rankArguments(files, values) };
  if (name === "gradcheck") return { name, options: gradcheckArguments(files, values) };
  throw new InputError(`unknown command ${name}${suggestion(name, NAMES) || `; ${USAGE}`}`);
}
