import { InputError } from "../../files/source/input-error.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";

const formats = ["json", "csv", "ndjson"] as const;

export interface OutputArguments {
  readonly format: "table" | (typeof formats)[number];
  /** A file for a page. */
  readonly html: string | undefined;
  /** A file instead of the standard output. */
  readonly file: string | undefined;
}

/** The options that choose a form for the report. */
export const FORM_OPTIONS: readonly OptionName[] = [...formats, "html"];

export function outputArguments(values: OptionValues): OutputArguments {
  const [format = "table", other] = formats.filter((name) => values[name]);
  if (other) throw new InputError(`--${format} and --${other} are two forms of one output; choose one`);
  return { format, html: values.html, file: values.output };
}
