import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { namesMadeIn, type PublicName, publicNames } from "../package/public-names.ts";
import { readText } from "../project-files.ts";
import { declarationsIn } from "./declarations.ts";

/** The public names of each entry of the package, by the file that makes them. */
export function entryNames(): ReadonlyMap<string, readonly PublicName[]> {
  const { exports } = JSON.parse(readText("package.json")) as { exports: Record<string, { types?: string }> };
  const entries = Object.entries(exports).flatMap(([entry, { types }]) => {
    if (types === undefined) return [];
    const source = posix.join("src", types.replace(/^\.\/dist\//, "").replace(/\.d\.ts$/, ".ts"));
    const names = posix.basename(source) === "index.ts" ? publicNames(source) : namesMadeIn(source);
    return [[entry.replace(/^\./, "softdice"), names] as const];
  });
  return new Map(entries);
}

/** The declarations that a built file holds. */
export const builtDeclarations = (dist: string, { file }: PublicName) =>
  declarationsIn(readFileSync(join(dist, file.replace(/^src\//, "").replace(/\.ts$/, ".d.ts")), "utf8"));

/** Every public declaration without its comments, sorted by entry and name: a change of a signature is a change of this text. */
export function apiReport(dist: string): string {
  const parts = [...entryNames()].map(([entry, names]) => {
    const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
    const texts = sorted.map(
      (name) => builtDeclarations(dist, name).texts.get(name.name) ?? `// ${name.name}`,
    );
    const compact = texts.map((text) =>
      text.replace(/^export (?:declare )?/gm, "").replace(/\n\s*\n/g, "\n"),
    );
    return [`# ${entry}`, ...compact].join("\n\n");
  });
  return `${parts.join("\n\n")}\n`;
}
