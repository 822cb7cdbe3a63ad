import { readFileSync } from "node:fs";
import { writeOutput } from "../output/output-file.ts";

/** The files that the build makes of `page/`, beside the program. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** Writes data as one page that needs nothing else. */
export function writePage(title: string, data: object, file: string): void {
  const part = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
  const html = pageHtml(title, data, { script: part("page.js"), style: part("page-style.css") });
  writeOutput(
    file,
    () => {},
    (write) => write(html),
  );
}

/** The text of the page. Its policy forbids the network, all scripts except its own, and all pictures except those that it makes. */
export function pageHtml(title: string, data: object, { script, style }: PageParts): string {
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<style>${style}</style>
<body>
<noscript>This page draws itself by a script, which is switched off here.</noscript>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
`;
}

/** JSON that cannot end the script element or begin a comment in it. */
function jsonInHtml(data: object): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
