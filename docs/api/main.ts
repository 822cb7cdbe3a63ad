// Writes the pages of the API reference beside this file, from the docstrings of the built package.

import { readFileSync, writeFileSync } from "node:fs";
import { publicDeclarations } from "./declarations.ts";
import { formatSignatures } from "./format-signatures.ts";
import { anchor, GROUPS, pageOf } from "./pages.ts";

/** The declarations of each entry of the package, but for those that only register something. */
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const entries = Object.values<{ types?: string }>(manifest.exports)
  .flatMap(({ types }) => types?.replace("./dist/", "") ?? [])
  .filter((path) => !/(jest|vitest|worker)\.d\.ts$/.test(path));
const declarations = formatSignatures(entries.flatMap(publicDeclarations));
const rows = GROUPS.flatMap((group) => {
  const own = declarations.filter(({ file }) => group.files.test(file));
  if (own.length === 0) return [];
  writeFileSync(new URL(`${group.page}.md`, import.meta.url), pageOf(group, own));
  const names = own.map((it) => `[\`${it.name}\`](./${group.page}.md#${anchor(it)})`);
  return [`- [${group.title}](./${group.page}.md): ${names.join(", ")}`];
});
writeFileSync(
  new URL("index.md", import.meta.url),
  `---\ntitle: API\n---\n\n# API\n\nEvery public name, from its docstring. The examples are run by the tests.\n\n${rows.join("\n")}\n`,
);
