import { readdirSync, readFileSync } from "node:fs";
import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { allClaims } from "../../docs/course/claims/claims.ts";

const folder = new URL("../../docs/course/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
const textOf = (page: string) => readFileSync(new URL(page, folder), "utf8");

describe.each(pages)("%s", (page) => {
  const text = textOf(page);

  it("names claims that there are", () => {
    const known = new Set(allClaims.map(({ id }) => id));
    const named = [...text.matchAll(/<ClaimValue id="([^"]+)"/g)].map(([, id]) => id!);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  const blocks = [...text.matchAll(/^```js run\n(.*?)^```/gms)].map(([, code]) => code!);
  it.each(blocks.map((code, index) => [index + 1, code] as const))("runs its block %i", async (_, code) => {
    const lines: unknown[][] = [];
    const body = code.replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;");
    const run = new Function("softdice", "console", `return (async () => {${body}})()`);
    await run(softdice, { log: (...values: unknown[]) => lines.push(values) });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.flat().filter((value) => Number.isNaN(value))).toEqual([]);
  });
});
