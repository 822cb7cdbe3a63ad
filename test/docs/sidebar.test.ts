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

  it.each([...config.matchAll(/\["([^"]+)", "(\/[^"]+)"\]/g)].map(([, text, link]) => [link!, text!]))(
    "calls %s what its title says",
    (link, text) => {
      expect(readFileSync(new URL(`.${link}.md`, docs), "utf8").split("\n")).toContain(`# ${text}`);
    },
  );
});
