import { describe, expect, it } from "vitest";
import { filesBelow, readText } from "../project-files.ts";

/** Idioms that say something other than their words, by the rules of docs/CONTRIBUTING.md. */
const BANNED =
  /\b(?:is|are) no (?!longer|more\b|less\b|larger|smaller)|\b[Ww]hoever\b|\bafter a look\b|\bthe like\b|\banew\b|\bunder the name of\b/g;
/** Words that are rarely the natural ones, and how often all texts may use each. */
const RARE = { tells: 5, "stands (?!still|for|out)": 5, "of its own": 5 };

/** Pages and sources; not what a command writes, nor packages. */
const texts = [
  ...filesBelow("src").filter((path) => /\.(ts|css)$/.test(path) && !path.endsWith("-bytes.ts")),
  ...filesBelow("docs").filter((path) => path.endsWith(".md") && !path.startsWith("docs/api/")),
  "README.md",
  "SECURITY.md",
];

/** Wrapped comments and paragraphs on one line, so that an idiom is found across a line break. */
const joined = (text: string) => text.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, " ");

describe("an idiom", () => {
  it.each([
    ["a value is no probability", ["is no "]],
    ["as the like of whoever\n * is called anew", ["the like", "whoever", "anew"]],
    ["is no longer than that; is not a number", []],
  ])("is found in %j", (text, found) => {
    expect(joined(text).match(BANNED) ?? []).toEqual(found);
  });
});

it("source and pages are without banned idioms", () => {
  const found = texts.flatMap((path) =>
    [...joined(readText(path)).matchAll(BANNED)].map(
      ({ index, input }) => `${path}: … ${input.slice(Math.max(0, index - 30), index + 40)} …`,
    ),
  );
  expect(found).toEqual([]);
});

it.each(Object.entries(RARE))("%s is used at most %d times", (word, most) => {
  const pattern = new RegExp(`\\b${word}`, "g");
  const uses = texts.flatMap((path) => (joined(readText(path)).match(pattern) ?? []).map(() => path));
  expect(uses.length, uses.join("\n")).toBeLessThanOrEqual(most);
});
