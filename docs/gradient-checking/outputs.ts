import * as softdice from "softdice";

/** A block of JavaScript, and behind it a block of the text that it prints. */
const PRINTING = /(^```js\n((?:(?!```).*\n)*)```\n\n```text\n)(?:(?!```).*\n)*```/gm;

/** A page, with what its examples print behind them. */
export async function withOutputs(page: string): Promise<string> {
  const printed: string[] = [];
  for (const [, , code] of page.matchAll(PRINTING)) printed.push(await outputOf(code!));
  return page.replace(PRINTING, (_, kept: string) => `${kept}${printed.shift()!}\n\`\`\``);
}

/** What an example prints that imports from softdice alone. */
async function outputOf(code: string): Promise<string> {
  const lines: string[] = [];
  const console = { log: (text: unknown) => void lines.push(String(text)) };
  const body = code.replace(/^import (\{[^}]*\}) from "softdice";$/gm, "const $1 = softdice;");
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction("softdice", "console", `"use strict";${body}`)(softdice, console);
  return lines.join("\n");
}
