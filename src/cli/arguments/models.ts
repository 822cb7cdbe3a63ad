import { InputError } from "../../files/source/input-error.ts";
import { isFolder } from "../find/list-files.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import { type ScoreArguments, scoreArguments } from "./score.ts";

/** Where models come from: state files, or folders that are scored first. */
export interface ModelArguments {
  /** The states; none where folders are given. */
  readonly files: readonly string[];
  /** A run for each model over its folder of predictions and the common one of targets; none where states are given. */
  readonly runs: readonly ScoreArguments[];
}

/** The options of `softdice score` that say which files belong together and how they are counted. */
const COUNT_OPTIONS: readonly OptionName[] = [
  "match",
  "layout",
  "cases",
  "strict",
  "missing",
  "jobs",
  "array",
  "max-file",
  "boundary",
  "tolerances",
  "bins",
  "convention",
  "lesions",
  "colors",
  "threshold",
  "argmax",
  "class-axis",
  "batch-axis",
  "classes",
  "regions",
  "labels",
  "ignore",
  "spacing",
  "ignore-orientation",
];
const MAX_MODELS = 100;

/**
 * Parses the models of a command: state files, or folders of predictions and, last, the folder of targets. Validates that each option
 * has an effect.
 *
 * @param options - those that the command takes in either case
 */
export function modelArguments(
  command: "compare" | "rank",
  files: readonly string[],
  values: OptionValues,
  options: readonly OptionName[],
): ModelArguments {
  const folder = files.find(isFolder);
  const areFolders = folder !== undefined;
  const file = files.find((one) => !isFolder(one));
  if (folder !== undefined && file !== undefined)
    throw new InputError(
      `${folder} is a folder and ${file} is not; give state files, or folders of predictions and, last, the folder of targets`,
    );
  const models = areFolders ? files.length - 1 : files.length;
  if (models < 2 || models > MAX_MODELS) {
    const want = areFolders
      ? "folders of predictions and, last, the folder of targets"
      : "state files, which softdice score --state writes, or folders of predictions and, last, the folder of targets";
    throw new InputError(
      `${command} takes 2 to ${MAX_MODELS} ${want}, and was given ${files.length}${areFolders ? " folders" : ""}`,
    );
  }
  const known = areFolders ? [...options, ...COUNT_OPTIONS] : options;
  const other = (Object.keys(values) as OptionName[]).find((option) => !known.includes(option));
  if (other) {
    const remedy = COUNT_OPTIONS.includes(other)
      ? `has no effect on ${command} of states; give it to softdice score`
      : `has no effect on ${command}; leave it out`;
    throw new InputError(`--${other} ${remedy}`);
  }
  if (!areFolders) return { files, runs: [] };
  const targets = files.at(-1)!;
  return {
    files: [],
    runs: files.slice(0, -1).map((predictions) => scoreArguments([predictions, targets], values)),
  };
}
