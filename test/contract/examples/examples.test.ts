import { describe, expect, it } from "vitest";
import { readText } from "../project-files.ts";
import { codeBlocks, isLong, pages } from "./code-blocks.ts";
import { docstrings } from "./docstrings.ts";
import { runExample } from "./run-example.ts";

describe("the examples in docstrings", () => {
  for (const { file, name, tags } of docstrings()) {
    const examples = tags.filter(({ tag }) => tag === "example");
    examples.forEach(({ content }, index) => {
      const number = examples.length > 1 ? ` ${index + 1}` : "";
      it(`${file}: ${name}${number}`, async () => {
        expect(content, "the example is empty").not.toBe("");
        await runExample(content);
      });
    });
  }
});

describe("the examples in pages", () => {
  it("are in the README", () => {
    expect(codeBlocks(readText("README.md"))).not.toEqual([]);
  });

  for (const page of pages) {
    for (const { line, code } of codeBlocks(readText(page)).filter((block) => !isLong(block))) {
      it(`${page}, line ${line}`, async () => {
        await runExample(code);
      });
    }
  }
});
