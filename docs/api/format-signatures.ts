import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import type { Declaration } from "./declarations.ts";

/** The columns of a code block on a page of 1,280 pixels. */
const COLUMNS = 76;
const BETWEEN = "\n//\n";

/** The declarations with their signatures in lines that fit the page, broken by the formatter of the project. */
export function formatSignatures(declarations: readonly Declaration[]): Declaration[] {
  const ambient = declarations.map(({ signature }) =>
    signature.replaceAll(/^(?=(abstract )?class|const)/gm, "declare "),
  );
  const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  const formatted = execFileSync(
    process.execPath,
    [biome, "format", "--stdin-file-path=signatures.d.ts", `--line-width=${COLUMNS}`],
    { input: ambient.join(BETWEEN), encoding: "utf8" },
  );
  const signatures = formatted.split(BETWEEN).map((text) => text.trim().replaceAll(/^declare /gm, ""));
  if (signatures.length !== declarations.length)
    throw new Error(`formatting left ${signatures.length} of ${declarations.length} signatures`);
  return declarations.map((declaration, k) => ({ ...declaration, signature: signatures[k]! }));
}
