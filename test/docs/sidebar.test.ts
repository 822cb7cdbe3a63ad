import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import chapters from "../../docs/course/chapters.data.ts";

const docs = new URL("../../docs/", import.meta.url);
const config = readFileSync(new URL("site/.vitepress/config.ts", docs), "utf8");
const pages = readdirSync(docs)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(".md", ""));
const linesOf = (page: string) => readFileSync(new URL(`${page}.md`, docs), "utf8").split("\n");

describe("the side bar of the site", () => {
  it.each(pages.filter((page) => page !== "index"))("leads to %s", (page) => {
    expect(config).toContain(`"/${page}"`);
  });

  it.each([...config.matchAll(/\["([^"]+)", "\/([^"]+)"\]/g)].map(([, text, link]) => [link!, text!]))(
    "calls %s what its title says",
    (link, text) => {
      expect(linesOf(link)).toContain(`# ${text}`);
    },
  );
});

describe("the index of the course", () => {
  const listed = chapters.load();

  it("lists each chapter, by its number", () => {
    const files = readdirSync(new URL("course/", docs)).filter((name) => /^\d.*\.md$/.test(name));
    expect(listed.map(({ page }) => `${page}.md`)).toEqual(files.sort());
    expect(listed.map(({ name }) => Number.parseInt(name, 10))).toEqual(files.map((_, k) => k + 1));
  });

  it.each(listed.map(({ name, page }) => [page, name]))("calls %s what its title says", (page, name) => {
    expect(linesOf(`course/${page}`)).toContain(`# ${name.replace(/^\d+ /, "")}`);
  });
});
