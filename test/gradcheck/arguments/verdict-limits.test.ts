import { describe, expect, it } from "vitest";
import { readMeanings } from "../../../bench/gradcheck/limits/limit-effects.ts";
import { LIMITS } from "../../../src/gradcheck/arguments/verdict-limits.ts";
import { readText } from "../../contract/project-files.ts";

describe("the table of limits", () => {
  const page = readText("docs/gradient-checking.md");

  it.each(Object.entries(LIMITS))(
    "%s is documented with its value and with what it bounds",
    (name, value) => {
      const meaning = readMeanings().get(name);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(page).toContain(`| \`${name}\` | ${value} | ${meaning} |`);
    },
  );
});
