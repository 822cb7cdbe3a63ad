import { endingOf, withoutEnding } from "../../files/file-ending.ts";
import { InputError } from "../../files/source/input-error.ts";

/** Gives the id of a case for the path of its file, if the path is one of a case. */
export type IdOf = (path: string) => string | undefined;

/** The rule without `--match`: the whole path without its ending. */
export const wholePath: IdOf = withoutEnding;

const PLACEHOLDER = "{id}";

/**
 * The rule of a pattern such as `{id}_seg.nii.gz` or `{id}/{id}-label`. `{id}` stands for the same text wherever it stands,
 * folders included, and `*` for any text within a name; the rest is literal. A pattern without a known ending is compared
 * with paths without theirs.
 */
export function matchPattern(pattern: string): IdOf {
  if (!pattern.includes(PLACEHOLDER)) {
    throw new InputError(
      `--match is ${JSON.stringify(pattern)}, want a pattern with ${PLACEHOLDER}, such as "{id}_seg.nii.gz"`,
    );
  }
  const [first, ...rest] = pattern
    .split(PLACEHOLDER)
    .map((literal) => literal.split("*").map(literally).join("[^/]*"));
  const [second, ...others] = rest;
  const source = `^${first}(.+)${[second, ...others].join("\\1")}$`;
  const expression = new RegExp(source, "s");
  return (path) => expression.exec(endingOf(pattern) ? path : withoutEnding(path))?.[1];
}

function literally(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
