// Writes the pages of the API reference beside this file, from the docstrings of the built package.

import { writeFileSync } from "node:fs";
import { publicDeclarations } from "./declarations.ts";
import { GROUPS, pageOf } from "./pages.ts";

const ENTRIES = ["index.d.ts", "testing/gradcheck-matchers.d.ts", "testing/fast-check.d.ts", "workers/index.d.ts", "files/index.d.ts"];
const declarations = ENTRIES.flatMap(publicDeclarations);
const rows = GROUPS.map((group) => {
  const own = declarations.filter(({ file }) => group.files.test(file));
  writeFileSync(new URL(`${group.page}.md`, import.meta.url), pageOf(group, own));
  return `- [${group.title}](./${group.page}.md): ${own.map(({ name }) => `\`${name}\``).join(", ")}`;
});
writeFileSync(
  new URL("index.md", import.meta.url),
  `---\ntitle: API\n---\n\n# API\n\nEvery public name, from its docstring. The examples are run by the tests.\n\n${rows.join("\n")}\n`,
);
