import type { NamedOutput } from "./check-outputs.ts";
import { followLinks, isSpecial } from "./output-file.ts";

/** The files that a run may write. */
export interface OutputFiles {
  /** A file for a page. */
  readonly html: string | undefined;
  /** A file instead of the standard output. */
  readonly file: string | undefined;
}

/** Every file that a run writes, with the option that named it. */
export function outputsOf(output: OutputFiles): NamedOutput[] {
  const progress = progressFile(output);
  return [
    { option: "--output", file: output.file },
    { option: "--html", file: output.html },
    { option: "the progress of --output", file: progress },
  ].filter((one): one is NamedOutput => one.file !== undefined);
}

/** The file that keeps finished cases until a run is complete; none beside a device, a pipe or the standard output. */
export function progressFile({ file, html }: OutputFiles): string | undefined {
  const output = file ?? html;
  if (output === undefined) return undefined;
  const target = followLinks(output);
  return isSpecial(target) ? undefined : `${target}.progress`;
}
