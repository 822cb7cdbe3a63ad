import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const docs = new URL("../../docs/", import.meta.url);
const config = readFileSync(new URL("site/.vitepress/config.ts", docs), "utf8");
const pages = readdirSync(docs)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(".md", ""));

describe("the side bar of the site", () => {
  it.each(pages.filter((page) => page !== "index"))("leads to %s", (page) => {
    expect(config).toContain(`"/${page}"`);
  });
});
