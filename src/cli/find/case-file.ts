import { type ChosenFile, type Content, chooseFile } from "../../files/choose-file.ts";

/** What the options of a decision read predictions as. */
export function contentOf({
  threshold,
  argmax,
}: {
  readonly threshold?: number | undefined;
  readonly argmax?: boolean | undefined;
}): Content {
  return argmax || threshold !== undefined ? "probabilities" : "labels";
}

/** {@link chooseFile}, with the option that reads the other file in the note. */
export function caseFile(
  paths: readonly string[],
  side: "prediction" | "target",
  content: Content,
): ChosenFile | readonly [string, string] {
  const chosen = chooseFile(paths, side, content);
  if (!("path" in chosen) || chosen.beside === undefined) return chosen;
  const other = `"{id}${chosen.beside}"`;
  const patterns = side === "prediction" ? `${other} "{id}"` : `"{id}" ${other}`;
  return { ...chosen, note: `${chosen.note}; --match ${patterns} reads the other` };
}
