import { expect, it } from "vitest";
import { readText } from "../project-files.ts";
import { codeBlocks, isLong, pages } from "./code-blocks.ts";
import { runExample } from "./run-example.ts";

const examples = pages.flatMap((page) =>
  codeBlocks(readText(page))
    .filter(isLong)
    .map(({ line, code }) => [`${page}, line ${line}`, code] as const),
);

it("there are some that take long", () => {
  expect(examples).not.toEqual([]);
});

it.each(examples)("%s", async (_, code) => {
  await runExample(code);
});
