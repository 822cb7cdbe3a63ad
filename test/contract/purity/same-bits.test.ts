import { describe, expect, it } from "vitest";
import { librarySources, readText } from "../project-files.ts";

/** What every engine rounds alike, or takes from the same table of the language. */
const EXACT = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2".split(
    " ",
  ),
);

/** A power of 2 by literals. */
const LITERAL_POWER = /(?<![\w.)\]])2 \*\* (-?\d+)(?![\w.([])/g;

/** The code without its comments. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, "");

/** Whatever an engine may round its own way, or order by a language of people. */
function inexact(text: string): string[] {
  const math = [...code(text).matchAll(/\bMath\b(?:\s*\.\s*(\w+))?/g)]
    .filter(([, name]) => name === undefined || !EXACT.has(name))
    .map(([found]) => found);
  const powers =
    code(text)
      .replace(LITERAL_POWER, "")
      .match(/\*\*=?/g) ?? [];
  const local = code(text).match(/\blocaleCompare\b|\btoLocale\w+|\bIntl\b/g) ?? [];
  return [...math, ...powers, ...local];
}

describe("what is not the same in every engine", () => {
  it.each([
    ["const y = Math.exp(x);", ["Math.exp"]],
    ["const y = Math . log1p(x) + Math.sqrt(x);", ["Math . log1p"]],
    ["const { tanh } = Math;", ["Math"]],
    ['const y = Math["pow"](x, 2);', ["Math"]],
    ["const y = x ** 2;", ["**"]],
    ["const y = 2 ** k + 2 ** -k;", ["**", "**"]],
    ["const y = a[2] ** 3 + 1.2 ** 3 + 2 ** 0.5 + 2 ** 3 ** x;", ["**", "**", "**", "**"]],
    ["x **= 2;", ["**="]],
    ["const r = Math.random();", ["Math.random"]],
    ["names.sort((a, b) => a.localeCompare(b));", ["localeCompare"]],
    ["const y = 2 ** -126 * Math.LN2; // Math.exp(x ** 2)", []],
    ["/** x ** y, see Math.pow */\nconst url = 'https://a/Math';", ["Math"]],
  ])("%s", (text, found) => {
    expect(inexact(text)).toEqual(found);
  });
});

it("is nowhere in the library", () => {
  const found = librarySources().flatMap((path) => inexact(readText(path)).map((what) => `${path}: ${what}`));
  expect(found).toEqual([]);
});
