import { expect, it } from "vitest";
import { wrapText } from "../../../src/cli/text/wrap-text.ts";

it.each([
  ["one two three four", 9, ["one two", "  three", "  four"]],
  ["short", 80, ["short"]],
  ["a word-that-is-wider-than-the-line b", 8, ["a", "  word-that-is-wider-than-the-line", "  b"]],
  ["漢字 漢字 x", 6, ["漢字", "  漢字", "  x"]],
])("%s in %d columns", (text, width, lines) => {
  expect(wrapText(text, width, "  ")).toEqual(lines);
});
