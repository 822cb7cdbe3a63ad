import { InputError } from "../../files/source/input-error.ts";
import { PAPER_FORMS } from "../text/paper-table.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import { type ScoreArguments, scoreArguments } from "./score.ts";

const OPTIONS: readonly OptionName[] = [
  "array",
  "max-file",
  "metrics",
  "colors",
  "threshold",
  "argmax",
  "class-axis",
  "labels",
  "ignore",
  "spacing",
  "ignore-orientation",
  "names",
  "json",
  ...PAPER_FORMS,
  "output",
];

/** The scores of `softdice explain` without `--metrics`. */
export const EXPLAINED_METRICS = "dice,hd,hd95,assd";

/** Parses the arguments of `softdice explain`. */
export function explainArguments(files: readonly string[], values: OptionValues): ScoreArguments {
  if (files.length !== 2)
    throw new InputError(`explain takes two files, <prediction> <target>, and was given ${files.length}`);
  const other = (Object.keys(values) as OptionName[]).find((option) => !OPTIONS.includes(option));
  if (other) throw new InputError(`--${other} has no effect on explain; leave it out`);
  return scoreArguments(files, { metrics: EXPLAINED_METRICS, ...values });
}
