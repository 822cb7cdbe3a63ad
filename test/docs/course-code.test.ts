import { readdirSync, readFileSync } from "node:fs";
import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { allClaims } from "../../docs/course/claims/claims.ts";

const folder = new URL("../../docs/course/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
const textOf = (page: string) => readFileSync(new URL(page, folder), "utf8");

describe.each(pages.filter((page) => /^\d/.test(page)))("the chapter %s", (page) => {
  const text = textOf(page);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  /** What a reader reads: the text without the program and the answers, which are folded. */
  const words = text
    .replaceAll(/^```.*?^```|<\/template>.*?<\/CourseExercise>|<[^>]+>/gms, " ")
    .split(/\s+/)
    .filter((word) => /\w/.test(word));

  it("has a question, a prediction, two or three figures, code, exercises, papers and the question of others", () => {
    expect(count(/<p class="question">/g)).toBe(1);
    expect(count(/<PredictFirst /g)).toBeGreaterThan(0);
    expect(count(/^<[A-Z]\w+ \/>$/gm)).toBeGreaterThanOrEqual(2);
    expect(count(/^<[A-Z]\w+ \/>$/gm)).toBeLessThanOrEqual(3);
    expect(count(/^```js run$/gm)).toBeGreaterThan(0);
    expect(count(/<CourseExercise /g)).toBeGreaterThanOrEqual(3);
    expect(count(/<CourseExercise [^>]*:expected=/g)).toBeGreaterThan(0);
    const found = text.slice(text.indexOf("## What others found"));
    expect(found).toMatch(/arxiv\.org|doi\.org|docs\.pytorch\.org/);
    expect(found).toMatch(/[Cc]ontested|not agree|without an answer/);
    expect(text).toMatch(/github\.com\/.*issues|stackexchange\.com|stackoverflow\.com|forums\./);
  });

  it("asks before each figure, and shows its first figure before a formula", () => {
    const parts = text.split(/^<[A-Z]\w+ \/>$/m);
    for (const before of parts.slice(0, -1)) expect(before).toContain("<PredictFirst ");
    expect(parts[0]).not.toContain("$$");
  });

  it("is read in ten minutes, in short paragraphs", () => {
    expect(words.length).toBeLessThan(1500);
    const paragraphs = text.split(/\n\n/).filter((part) => /^[A-Z*$]/.test(part.trim()));
    for (const paragraph of paragraphs) expect(paragraph.split(/\s+/).length).toBeLessThan(130);
  });
});

describe.each(pages)("%s", (page) => {
  const text = textOf(page);

  it("names claims that there are", () => {
    const known = new Set(allClaims.map(({ id }) => id));
    const named = [...text.matchAll(/<ClaimValue id="([^"]+)"/g)].map(([, id]) => id!);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  const blocks = [...text.matchAll(/^```js run\n(.*?)^```/gms)].map(([, code]) => code!);
  it.each(blocks.map((code, index) => [index + 1, code] as const))("runs its block %i", async (_, code) => {
    const lines: unknown[][] = [];
    const body = code.replaceAll(/^import \{([^}]*)\} from "softdice";$/gm, "const {$1} = softdice;");
    const run = new Function("softdice", "console", `return (async () => {${body}})()`);
    await run(softdice, { log: (...values: unknown[]) => lines.push(values) });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.flat().filter((value) => Number.isNaN(value))).toEqual([]);
  });
});
