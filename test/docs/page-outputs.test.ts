import { readFileSync } from "node:fs";
import * as softdice from "softdice";
import { describe, expect, it } from "vitest";

/** Blocks of code whose output a page shows in the block below. */
const text = readFileSync(new URL("../../docs/guide/inspecting.md", import.meta.url), "utf8");
const pairs = [...text.matchAll(/^```js\n(.*?)^```\n\n```text\n(.*?)^```/gms)].map(
  ([, code, output]) => [code!, output!] as const,
);

describe("docs/guide/inspecting.md", () => {
  it.each(pairs.map((pair, index) => [index + 1, ...pair] as const))(
    "shows what its block %i prints",
    (_, code, output) => {
      const lines: string[] = [];
      const body = code.replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;");
      new Function("softdice", "console", body)(softdice, { log: (line: string) => lines.push(line) });
      expect(`${lines.join("\n")}\n`).toBe(output);
    },
  );

  it("shows one output", () => expect(pairs.length).toBe(1));
});
