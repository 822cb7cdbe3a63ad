import { expect, it } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { help } from "../../src/cli/help.ts";

it("names options that exist, each with the value it takes", () => {
  const options = [...help.matchAll(/^ {2}(--[a-z-]+)( <\w+>)?/gm)];
  expect(options.map(([, option]) => option)).toEqual([
    "--names",
    "--classes",
    "--ignore",
    "--include-background",
    "--json",
    "--timing",
  ]);
  for (const [, option, value] of options) {
    const args = value ? [option!, "2"] : [option!];
    expect(parseArguments(["score", "a", "b", ...args])).toMatchObject({ name: "score" });
  }
});

it("fits a terminal", () => {
  for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});
