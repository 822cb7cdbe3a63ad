import { posix } from "node:path";
import { parseAst } from "vitest/node";
import { readText } from "./project-files.ts";

/** A name that an entry file passes on. */
export interface PublicName {
  readonly name: string;
  readonly isType: boolean;
  /** The file that makes it, from the root. */
  readonly file: string;
}

/** What a file exports, if it is nothing but `export { … } from "…"`. */
export function publicNames(path: string, text = readText(path)): PublicName[] {
  return parseAst(text, { lang: "ts" }).body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || !statement.source || statement.declaration)
      throw new Error(`${path}: ${text.slice(statement.start, statement.end)} is no list of names`);
    const file = posix.join(posix.dirname(path), statement.source.value);
    return statement.specifiers.map(({ exported, exportKind }) => ({
      name: exported.type === "Literal" ? exported.value : exported.name,
      isType: statement.exportKind === "type" || exportKind === "type",
      file,
    }));
  });
}
