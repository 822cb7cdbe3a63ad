// Writes the pages of the API reference beside this file, from the docstrings of the built package.

import { writeFileSync } from "node:fs";
import { publicDeclarations, publicEntries } from "./declarations.ts";
import { formatSignatures } from "./format-signatures.ts";
import { anchor, GROUPS, inOrder, pageOf } from "./pages.ts";

const declarations = formatSignatures(publicEntries().flatMap(publicDeclarations));
const rows = GROUPS.flatMap((group) => {
  const own = declarations.filter(({ file }) => group.files.test(file));
  if (own.length === 0) return [];
  writeFileSync(new URL(`${group.page}.md`, import.meta.url), pageOf(group, own));
  const names = inOrder(own).map((it) => `[\`${it.name}\`](./${group.page}.md#${anchor(it)})`);
  return [`- [${group.title}](./${group.page}.md): ${names.join(", ")}`];
});
writeFileSync(
  new URL("index.md", import.meta.url),
  `---\ntitle: All names\n---\n\n# All names\n\nEvery public name, from its docstring. The examples are run by the tests.\n\n${rows.join("\n")}\n`,
);
