import { existsSync } from "node:fs";
import { filesBelow, root } from "../project-files.ts";
/** A fenced block of JavaScript or TypeScript in a page. */
export interface CodeBlock {
  /** Of the fence, from 1. */
  readonly line: number;
  readonly code: string;
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/;
const LANGUAGES = ["js", "ts", "javascript", "typescript", "mjs", "mts"];

/** The blocks of a Markdown page that are to run: those in the language, without the word `no-run` behind it. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { indent: string; fence: string; words: string[]; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    const [, indent = "", fence = "", info = ""] = FENCE.exec(text) ?? [];
    if (open === undefined) {
      if (fence) open = { indent, fence, words: info.trim().split(/\s+/), line: index + 1, lines: [] };
    } else if (fence.startsWith(open.fence) && info.trim() === "") {
      const { words, line, lines } = open;
      if (LANGUAGES.includes(words[0]!) && !words.includes("no-run"))
        blocks.push({ line, code: lines.join("\n") });
      open = undefined;
    } else {
      open.lines.push(text.startsWith(open.indent) ? text.slice(open.indent.length) : text.trimStart());
    }
  }
  return blocks;
}

/** Whether an example takes long: `npm test` leaves it to `npm run test:long`. */
export const isLong = ({ code }: { code: string }): boolean => code.includes("100_000");

/** Pages with examples. */
export const pages: string[] = [...filesBelow("docs"), "README.md"].filter(
  (path) => path.endsWith(".md") && !/^docs\/(api|site)\//.test(path) && existsSync(root + path),
);
