import { readdirSync, readFileSync } from "node:fs";
import * as softdice from "softdice";
import { describe, expect, it } from "vitest";
import { allClaims } from "../../docs/course/claims/claims.ts";
import { bestDice } from "../../docs/course/models/experts.ts";
import { wanted } from "../../docs/course/models/uncertainty.ts";

const folder = new URL("../../docs/course/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
/** A figure, on a line of its own. */
const FIGURE = /^<(?!ShowAll)[A-Z]\w+ \/>$/gm;
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
    expect(count(FIGURE)).toBeGreaterThanOrEqual(2);
    expect(count(FIGURE)).toBeLessThanOrEqual(3);
    expect(count(/^<ShowAll \/>$/gm)).toBe(1);
    expect(count(/^```js run$/gm)).toBeGreaterThan(0);
    expect(count(/<CourseExercise /g)).toBeGreaterThanOrEqual(3);
    expect(count(/<CourseExercise [^>]*:expected=/g)).toBeGreaterThan(0);
    const found = text.slice(text.indexOf("## What others found"));
    expect(found).toMatch(/arxiv\.org|doi\.org|docs\.pytorch\.org/);
    expect(found).toMatch(/[Cc]ontested|not agree|without an answer/);
    expect(text).toMatch(/github\.com\/.*issues|stackexchange\.com|stackoverflow\.com|forums\./);
  });

  it("asks before each figure, says why in one sentence, and shows its first figure before a formula", () => {
    const asked = [...text.matchAll(/^<PredictFirst .*?^<\/PredictFirst>$/gms)].map(([part]) => part);
    for (const part of asked) {
      expect(part.match(FIGURE)).toHaveLength(1);
      expect(part).toMatch(/^<template #why>\n\n([^\n.]|\.(?! ))+\.\n\n<\/template>$/m);
    }
    expect(asked).toHaveLength(count(FIGURE));
    expect(text.slice(0, text.search(FIGURE))).not.toContain("$$");
  });

  it("is read in ten minutes, in short paragraphs", () => {
    expect(words.length).toBeLessThan(1500);
    const paragraphs = text.split(/\n\n/).filter((part) => /^[A-Z*$]/.test(part.trim()));
    for (const paragraph of paragraphs) expect(paragraph.split(/\s+/).length).toBeLessThan(130);
  });
});

it("asks of the ramp by the best squared Dice, of which it is", () => {
  const exercise = /<CourseExercise title="1. The ramp" :expected="([\d.]+)" :tolerance="([\d.]+)">(.*?)\$/s;
  const [, expected, tolerance, question] = exercise.exec(textOf("08-when-the-truth-is-uncertain.md"))!;
  const [, best, m] = /The best squared Dice is ([\d.]+\d)\. .* m = ([\d.]+\d) /.exec(question!)!;
  const exact = wanted("v-net", Number(m), Number(best));
  expect(Math.abs(Number(expected) / exact - 1)).toBeLessThan(Number(tolerance));
  // The picture of the chapter shows that the best linear Dice is another number.
  const doubt = { core: 97, size: 40, regions: [0.1, 0.25, 0.4, 0.6, 0.8] };
  expect(bestDice("v-net", doubt)).toBeGreaterThan(bestDice("dice", doubt) + 0.03);
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
