import { InputError } from "../../files/source/input-error.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import { decimal, refused, wholeNumber } from "./values/option-values.ts";

export interface GradcheckArguments {
  /** A command of the shell that answers for a loss and its gradient. */
  readonly exec: string;
  /** Seconds that an answer may take. */
  readonly timeout: number;
  /** How far a value of the loss may be off. */
  readonly noise: number | undefined;
  readonly seed: number | undefined;
  readonly budget: number | undefined;
  readonly json: boolean;
}

const OPTIONS: readonly OptionName[] = ["exec", "timeout", "noise", "seed", "budget", "json"];
const MIN_BUDGET = 150;
const MAX_TIMEOUT = 86_400;
const DEFAULT_TIMEOUT = 60;

/** Parses the arguments of `softdice gradcheck`. */
export function gradcheckArguments(files: readonly string[], values: OptionValues): GradcheckArguments {
  if (files.length > 0) {
    throw new InputError(
      `gradcheck takes no files, and was given ${files.length}; write the command in --exec "…"`,
    );
  }
  const other = (Object.keys(values) as OptionName[]).find((option) => !OPTIONS.includes(option));
  if (other) throw new InputError(`--${other} has no effect on gradcheck; leave it out`);
  const { exec = "", timeout: text, json = false } = values;
  if (exec.trim() === "") throw new InputError('gradcheck needs --exec, such as --exec "python3 loss.py"');
  const timeout = text === undefined ? DEFAULT_TIMEOUT : decimal(text);
  if (!(timeout > 0 && timeout <= MAX_TIMEOUT))
    throw refused("--timeout", text!, `seconds up to ${MAX_TIMEOUT}`);
  const noise = values.noise === undefined ? undefined : decimal(values.noise);
  if (noise !== undefined && !(noise >= 0 && Number.isFinite(noise)))
    throw refused("--noise", values.noise!, "a number from 0, such as 1e-4");
  return {
    exec,
    timeout,
    noise,
    seed: wholeNumber("--seed", values.seed, 0),
    budget: wholeNumber("--budget", values.budget, MIN_BUDGET),
    json,
  };
}
