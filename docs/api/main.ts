// Writes the pages of the API reference beside this file, from the docstrings of the built package.

import { writeFileSync } from "node:fs";
import { type Declaration, publicDeclarations, publicEntries } from "./declarations.ts";
import { formatSignatures } from "./format-signatures.ts";
import { anchor, GROUPS, type Group, indexOf, pageOf } from "./pages.ts";

const declarations = formatSignatures(publicEntries().flatMap(publicDeclarations));
const groups = GROUPS.map((group) => ({
  group,
  own: declarations.filter(({ file }) => group.files.test(file)),
})).filter(({ own }) => own.length > 0);
const addressIn = ({ page }: Group, it: Declaration) => `./${page}.md#${anchor(it)}`;
const addresses = new Map(
  groups.flatMap(({ group, own }) => own.map((it) => [it.name, addressIn(group, it)] as const)),
);
const rows = groups.map(({ group, own }) => {
  writeFileSync(new URL(`${group.page}.md`, import.meta.url), pageOf(group, own, addresses));
  return `## [${group.title}](./${group.page}.md)\n\n${indexOf(own, addresses)}`;
});
writeFileSync(
  new URL("index.md", import.meta.url),
  `---\ntitle: All names\noutline: 2\npageClass: reference\n---\n\n# All names\n\nEvery public name, from its docstring. The examples are run by the tests.\n\n${rows.join("\n\n")}\n`,
);
