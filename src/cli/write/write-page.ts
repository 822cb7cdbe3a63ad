import { readFileSync } from "node:fs";
import { writeOutput } from "../output/output-file.ts";
import type { DataSetReport } from "../report/data-set-report.ts";
import { type PageConventions, type PageData, pageData } from "../report/page-data.ts";

/** The files that the build makes of `page/`, beside the program. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** Writes a report as one page that needs nothing else. */
export function writePage(report: DataSetReport, file: string, conventions?: PageConventions): void {
  const part = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
  const html = pageHtml(pageData(report, conventions), {
    script: part("page.js"),
    style: part("page-style.css"),
  });
  writeOutput(
    file,
    () => {},
    (write) => write(html),
  );
}

/** The text of the page. Its policy forbids the network and all scripts except its own. */
export function pageHtml(data: PageData, { script, style }: PageParts): string {
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(`${data.predictions} against ${data.targets}`)}</title>
<style>${style}</style>
<body>
<noscript>This page draws itself by a script, which is switched off here.</noscript>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
`;
}

/** JSON that cannot end the script element or begin a comment in it. */
function jsonInHtml(data: PageData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
