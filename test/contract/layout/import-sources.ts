import { parseAst } from "vitest/node";

/** What a module imports from, in order; of an `import()` its argument as it stands there. */
export function importSources(text: string): string[] {
  const statements = parseAst(text, { lang: "ts" }).body;
  const fixed = statements.flatMap((it) => ("source" in it && it.source ? [it.source.value] : []));
  const dynamic = [...text.matchAll(/\bimport\(\s*["']?([^)"']*)/g)].map(([, argument]) => argument!);
  return [...fixed, ...dynamic];
}
