import { posix } from "node:path";
import { parseAst } from "vitest/node";
import { readText } from "../project-files.ts";

/** A name that an entry file passes on. */
export interface PublicName {
  readonly name: string;
  readonly isType: boolean;
  /** The file that makes it, from the root. */
  readonly file: string;
}

/** Entries besides `src/index.ts`: each is a file that makes its names itself. */
export const TESTING_ENTRIES = [
  "src/testing/gradcheck-matchers.ts",
  "src/testing/fast-check.ts",
  "src/testing/jest.ts",
  "src/testing/vitest.ts",
];

/** What a file exports and makes itself. */
export function namesMadeIn(path: string): PublicName[] {
  return parseAst(readText(path), { lang: "ts" }).body.flatMap((statement) => {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    if (!declared) return [];
    if (declared.type === "VariableDeclaration") {
      return declared.declarations.map(({ id }) => ({ name: nameOf(id), isType: false, file: path }));
    }
    const isType = declared.type === "TSInterfaceDeclaration" || declared.type === "TSTypeAliasDeclaration";
    return [{ name: nameOf("id" in declared ? declared.id : null), isType, file: path }];
  });
}

function nameOf(id: { readonly type: string } | null): string {
  if (id?.type !== "Identifier") throw new Error(`${id?.type} is no name`);
  return (id as unknown as { readonly name: string }).name;
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
