import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseAst } from "rollup/parseAst";

/** The base with which VitePress builds. No file of the finished site contains it: {@link makeBaseRelative} replaces it. */
export const BUILD_BASE = "/--softdice-base--/";

/**
 * Makes a built site independent of the path that it is served from. VitePress 1.6 writes one base into every file. Here
 * each file finds the top of the site from its own address: HTML and styles by relative paths, modules by
 * `import.meta.url`.
 */
export function makeBaseRelative(folder: string): void {
  const rewrite: Record<string, (text: string, top: string) => string> = {
    html: relativeHtml,
    css: (text, top) => text.replaceAll(BUILD_BASE, top),
    js: relativeModule,
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const change = rewrite[path.split(".").at(-1)!];
    if (change === undefined) continue;
    const file = join(folder, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(BUILD_BASE)) continue;
    const top = relative(dirname(file), folder);
    const changed = change(text, top === "" ? "./" : `${top.replaceAll("\\", "/")}/`);
    if (changed.includes(BUILD_BASE)) throw new Error(`${path} still contains the base of the build`);
    writeFileSync(file, changed);
  }
}

/**
 * Paths become relative. One script gives VitePress the base, and makes links absolute before the page comes alive: those
 * of the navigation stay in the page when the address changes.
 */
export function relativeHtml(html: string, top: string): string {
  const start = html.indexOf("window.__VP_SITE_DATA__");
  const end = html.indexOf("</script>", start);
  const script = `;{const top=new URL(${JSON.stringify(top)},location.href).pathname;__VP_SITE_DATA__.base=top;for(const a of document.querySelectorAll('a[href^="."]'))a.setAttribute("href",a.pathname+a.search+a.hash)}`;
  const withScript = start < 0 ? html : html.slice(0, end) + script + html.slice(end);
  // VitePress makes a class of the path of a page.
  return withScript.replaceAll(BUILD_BASE, top).replaceAll(BUILD_BASE.replaceAll("/", "_"), "_");
}

/** Puts the address of the top of the site in place of the base in each string of a module. */
export function relativeModule(code: string, top: string): string {
  const address = `new URL(${JSON.stringify(top)},import.meta.url).pathname`;
  let changed = code;
  for (const { type, start, end } of stringsWithBase(parseAst(code)).sort((a, b) => b.start - a.start)) {
    const text = code.slice(start, end);
    const quote = text[0];
    const replaced =
      type === "TemplateElement"
        ? text.replaceAll(BUILD_BASE, `\${${address}}`)
        : `(${text.replaceAll(BUILD_BASE, `${quote}+${address}+${quote}`)})`;
    changed = changed.slice(0, start) + replaced + changed.slice(end);
  }
  return changed;
}

interface Place {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The string literals and the pieces of template literals below a node of a syntax tree that contain the base. */
function stringsWithBase(node: unknown): Place[] {
  if (Array.isArray(node)) return node.flatMap(stringsWithBase);
  if (typeof node !== "object" || node === null) return [];
  const { type, value } = node as { type?: string; value?: unknown };
  const text = type === "Literal" ? value : type === "TemplateElement" ? (value as { raw: string }).raw : "";
  if (typeof text === "string" && text.includes(BUILD_BASE)) return [node as Place];
  return Object.values(node).flatMap(stringsWithBase);
}
