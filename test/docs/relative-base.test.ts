import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import {
  BUILD_BASE,
  makeBaseRelative,
  relativeHtml,
  relativeModule,
} from "../../docs/site/.vitepress/base/relative-base.ts";

const folder = mkdtempSync(join(tmpdir(), "softdice-base-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The site of one page, one style and one module in a folder, made relative. */
function build(files: Record<string, string>): (path: string) => string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  makeBaseRelative(folder);
  return (path) => readFileSync(join(folder, path), "utf8");
}

describe("a site that is built for one base", () => {
  const data = `<script>window.__VP_SITE_DATA__=JSON.parse("{\\"base\\":\\"${BUILD_BASE}\\"}");</script>`;
  const link = `<a href="${BUILD_BASE}course/">course</a>`;

  it("has relative addresses in pages and styles, by their depth", () => {
    const read = build({
      "index.html": link + data,
      "course/01.html": link + data,
      "assets/style.css": `a{src:url(${BUILD_BASE}assets/font.woff2)}`,
    });
    expect(read("index.html")).toContain('<a href="./course/">');
    expect(read("course/01.html")).toContain('<a href="../course/">');
    expect(read("course/01.html")).toContain('new URL("../",location.href).pathname');
    expect(read("assets/style.css")).toBe("a{src:url(../assets/font.woff2)}");
  });

  it("has modules that find the top of the site from their own address", async () => {
    const code = `export const paths = ["${BUILD_BASE}", \`${BUILD_BASE}a\${1}\`, 'x "${BUILD_BASE}b" y'.length];`;
    build({ "assets/chunks/part.mjs.js": code, "package.json": '{ "type": "module" }' });
    const { paths } = await import(pathToFileURL(join(folder, "assets/chunks/part.mjs.js")).href);
    const top = pathToFileURL(`${folder}/`).pathname;
    expect(paths).toEqual([top, `${top}a1`, `x "${top}b" y`.length]);
  });

  it("keeps code without the base as it is, and names no base in classes", () => {
    expect(relativeModule("const a='/other/'+1;", "../")).toBe("const a='/other/'+1;");
    expect(relativeHtml('<div class="_--softdice-base--_lab">', "./")).toBe('<div class="_lab">');
  });
});
